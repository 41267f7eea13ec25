// Simplifies the countries of Natural Earth (world-atlas, 1:50 million, public domain) for waqai/present/web/map.py.
// The result is a TopoJSON topology: arcs of whole numbers, each the step from the last, so that neighbours share their
// borders.  Left out: Antarctica, and islands that would be less than a pixel on a map of a region.
import {readFileSync, writeFileSync} from "node:fs";
import {quantize} from "topojson-client";
import {filter, filterWeight, presimplify, simplify} from "topojson-simplify";

const LEAST = 0.012; // square degrees: the triangle that a point must make with its neighbours to be kept
const STEPS = 2e4; // steps from west to east: 0.018 degrees, or two kilometres

const atlas = JSON.parse(readFileSync(new URL("node_modules/world-atlas/countries-50m.json", import.meta.url)));
const countries = atlas.objects.countries.geometries.filter((one) => one.type && one.properties.name !== "Antarctica");
const chosen = {...atlas, objects: {countries: {...atlas.objects.countries, geometries: countries}}};
const weighed = presimplify(chosen);
const land = quantize(filter(simplify(weighed, LEAST), filterWeight(weighed, LEAST)), STEPS);
delete land.bbox;
land.objects.countries.geometries = land.objects.countries.geometries
  .filter((one) => one.arcs)
  .map(({type, arcs, properties, id}) => ({type, id: id ?? "", name: properties.name, arcs}));
writeFileSync(process.argv[2], JSON.stringify(land) + "\n");
