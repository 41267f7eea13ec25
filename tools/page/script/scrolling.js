// On a narrow screen a wide picture begins where one looks first: a chart at its latest days, a map in its middle.
// Offsets run below zero in a box that is read from right to left.
const scroll = (box, share) => {
  const sign = getComputedStyle(box).direction === "rtl" ? -1 : 1;
  box.scrollLeft = sign * (box.scrollWidth - box.clientWidth) * share;
};
export const ends = (box) => scroll(box, 1);
export const middles = (box) => scroll(box, 0.5);
