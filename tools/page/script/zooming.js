// Zoom and pan of a picture by buttons, drag, pinch, and the wheel with Ctrl (a bare wheel scrolls the page).
import {select} from "d3-selection";
import {zoom, zoomIdentity} from "d3-zoom";

const STEP = 1.6;
const wanted = (event) =>
  event.type === "wheel" ? event.ctrlKey || event.metaKey : event.touches ? event.touches.length > 1 : !event.button;

export const zoomable = (figure) => {
  const svg = select(figure).select("svg");
  const viewport = svg.select(".viewport");
  if (viewport.empty()) return;
  const {width, height} = svg.node().viewBox.baseVal;
  const {x, y} = svg.node().viewBox.baseVal;
  // Marks and their labels keep their size, so that crowded ones come apart.
  const kept = viewport.selectAll("[data-x]");
  const behaviour = zoom()
    .scaleExtent([1, 16])
    .translateExtent([[x, y], [x + width, y + height]])
    .filter(wanted)
    .on("zoom", ({transform}) => {
      viewport.attr("transform", transform);
      kept.attr("transform", function () {
        return `translate(${this.dataset.x},${this.dataset.y}) scale(${1 / transform.k})`;
      });
    });
  svg.call(behaviour).on("dblclick.zoom", null).style("touch-action", "pan-x pan-y");
  const moves = {
    in: () => svg.call(behaviour.scaleBy, STEP),
    out: () => svg.call(behaviour.scaleBy, 1 / STEP),
    reset: () => svg.call(behaviour.transform, zoomIdentity),
  };
  for (const button of figure.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", moves[button.dataset.zoom]);
  }
  figure.querySelector(".zoom")?.removeAttribute("hidden");
};
