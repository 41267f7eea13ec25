// Filters answer at once: the results are fetched and put in place, the address follows, and a live region tells how many.
// Whatever goes wrong, the form is sent as it is without scripts.
const PARTS = [".head", ".active-filters", "figure.chart", ".results"];

export const liveFilters = (form) => {
  const fold = form.querySelector("details.fold");
  if (fold && matchMedia("(max-width: 60rem)").matches) fold.open = false;
  const live = document.createElement("p");
  live.className = "visually-hidden";
  live.setAttribute("role", "status");
  form.after(live);
  let asked = 0;
  form.addEventListener("change", async (event) => {
    if (event.target.matches("input[type=text], input[type=search]")) return;
    const mine = (asked += 1);
    const fields = [...new FormData(form)].filter(([, value]) => value !== "");
    const address = `${form.action.split("?")[0]}?${new URLSearchParams(fields)}`;
    try {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine !== asked) return;
      for (const part of PARTS) {
        const [old, fresh] = [document, page].map((one) => one.querySelector(`main ${part}`));
        if (old && fresh) old.replaceWith(fresh);
      }
      history.replaceState(null, "", address);
      live.textContent = document.querySelector("main .head .lead")?.textContent.trim() ?? "";
    } catch {
      form.submit();
    }
  });
};
