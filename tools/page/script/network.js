// Lets nodes of the network be dragged; the others make room.  Places come from the picture, which the server laid out.
import {drag} from "d3-drag";
import {forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY} from "d3-force";
import {select} from "d3-selection";
import {zoomTransform} from "d3-zoom";

export const networks = (svg) => {
  const root = select(svg);
  const nodes = root.selectAll(".node").datum(function () {
    const {key, x, y, r} = this.dataset;
    return {key, x: +x, y: +y, home: [+x, +y], r: +r};
  });
  const places = new Map(nodes.data().map((node) => [node.key, node]));
  const edges = root.selectAll(".edge").datum(function () {
    return {source: places.get(this.dataset.source), target: places.get(this.dataset.target)};
  });
  const draw = () => {
    const scale = 1 / zoomTransform(svg).k;
    nodes.each(function (node) {
      this.dataset.x = node.x;
      this.dataset.y = node.y;
      this.setAttribute("transform", `translate(${node.x},${node.y}) scale(${scale})`);
    });
    edges.select("line").attr("x1", (e) => e.source.x).attr("y1", (e) => e.source.y)
      .attr("x2", (e) => e.target.x).attr("y2", (e) => e.target.y);
  };
  const simulation = forceSimulation(nodes.data())
    .force("link", forceLink(edges.data()).distance(120).strength(0.02))
    .force("apart", forceManyBody().strength(-20))
    .force("room", forceCollide((node) => node.r + 16))
    .force("x", forceX((node) => node.home[0]).strength(0.2))
    .force("y", forceY((node) => node.home[1]).strength(0.2))
    .stop()
    .on("tick", draw);
  nodes.call(
    drag()
      .clickDistance(4)
      .on("start", ({active}) => active || simulation.alphaTarget(0.2).restart())
      .on("drag", ({x, y}, node) => Object.assign(node, {fx: x, fy: y}))
      .on("end", ({active}, node) => {
        if (!active) simulation.alphaTarget(0);
        Object.assign(node, {home: [node.x, node.y], fx: null, fy: null});
      }),
  );
};
