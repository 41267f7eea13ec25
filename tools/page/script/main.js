// What the page adds where scripts run: nothing here is needed for reading.
import {copyable} from "./copying.js";
import {liveFilters} from "./filters.js";
import {networks} from "./network.js";
import {ends, middles} from "./scrolling.js";
import {zoomable} from "./zooming.js";

document.documentElement.classList.add("js");
for (const box of document.querySelectorAll(".chart .scroll")) ends(box);
for (const box of document.querySelectorAll(".stage .scroll")) middles(box);
for (const figure of document.querySelectorAll("figure.graph, figure.map")) zoomable(figure);
for (const svg of document.querySelectorAll("svg.network")) networks(svg);
for (const form of document.querySelectorAll("form.filters")) liveFilters(form);
for (const button of document.querySelectorAll("[data-copy]")) copyable(button);
