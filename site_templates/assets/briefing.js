/* Two comforts; every page says the same without them.
   1. A statement's words are marked in all their pieces, where another statement cuts them.
   2. The timeline can be filtered and turned around; the choice stands in the address. */

(() => {
  "use strict";

  const markTarget = () => {
    for (const piece of document.querySelectorAll("mark.b-on")) {
      piece.classList.remove("b-on");
    }
    const id = decodeURIComponent(location.hash.slice(1));
    if (!/^s-\d+-\d+$/.test(id)) {
      return;
    }
    for (const piece of document.querySelectorAll(`mark[data-s="${id}"]`)) {
      piece.classList.add("b-on");
    }
    document.getElementById(id)?.scrollIntoView({ block: "center" });
  };

  /* Reads the flat run of headings and lists as years of months of entries. */
  const readTimeline = (timeline) => {
    const years = [];
    for (const element of timeline.children) {
      if (element.tagName === "H2") {
        years.push({ nodes: [element], months: [], isUndated: element.id === "undated" });
      } else if (element.tagName === "H3") {
        years.at(-1).months.push([element]);
      } else if (years.at(-1).months.length > 0) {
        years.at(-1).months.at(-1).push(element);
      } else {
        years.at(-1).nodes.push(element);
      }
    }
    return years;
  };

  const turnAround = (timeline, years) => {
    for (const list of timeline.querySelectorAll(":scope > ul")) {
      list.append(...[...list.children].reverse());
    }
    const dated = years.filter((year) => !year.isUndated).reverse();
    const undated = years.filter((year) => year.isUndated);
    for (const year of [...dated, ...undated]) {
      timeline.append(...year.nodes, ...year.months.reverse().flat());
    }
    return [...dated, ...undated];
  };

  const setUpTimeline = () => {
    const timeline = document.querySelector(".b-timeline");
    const form = document.querySelector(".b-filters");
    if (!timeline || !form) {
      return;
    }
    let years = readTimeline(timeline);
    let order = "";
    const output = form.querySelector("output");
    const selects = [...form.querySelectorAll("select")];
    const filters = selects.filter((select) => select.name !== "order");

    const show = () => {
      if (form.elements.order.value !== order) {
        order = form.elements.order.value;
        years = turnAround(timeline, years);
      }
      let shown = 0;
      for (const entry of timeline.querySelectorAll(".b-entry")) {
        const fits = filters.every(
          ({ name, value }) => !value || entry.dataset[name].split(" ").includes(value),
        );
        entry.closest("li").hidden = !fits;
        shown += fits ? 1 : 0;
      }
      const isEmpty = (nodes) =>
        nodes.every((node) => !node.matches("ul") || !node.querySelector("li:not([hidden])"));
      for (const year of years) {
        for (const month of year.months) {
          month[0].hidden = isEmpty(month);
        }
        const hidden = isEmpty([...year.nodes, ...year.months.flat()]);
        for (const node of year.nodes.filter((one) => !one.matches("ul"))) {
          node.hidden = hidden;
        }
      }
      output.textContent = shown
        ? output.dataset.some.replace("{n}", shown.toLocaleString(document.documentElement.lang))
        : output.dataset.none;
      const chosen = selects.filter((select) => select.value);
      const query = new URLSearchParams(chosen.map((select) => [select.name, select.value]));
      const address = chosen.length > 0 ? `?${query}` : location.pathname;
      history.replaceState(null, "", address + location.hash);
    };

    const asked = new URLSearchParams(location.search);
    for (const select of selects) {
      if ([...select.options].some((option) => option.value === asked.get(select.name))) {
        select.value = asked.get(select.name);
      }
    }
    form.addEventListener("change", show);
    form.addEventListener("reset", () => setTimeout(show));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    show();
  };

  addEventListener("hashchange", markTarget);
  markTarget();
  // The browser goes to the address's anchor when all is loaded, and we after it.
  addEventListener("load", () => setTimeout(markTarget));
  setUpTimeline();
})();
