"use strict";
(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const specOf = (box, theme) => JSON.parse(document.getElementById(`${box.dataset.chart}-${theme}`).textContent);

  const config = { displayModeBar: false, responsive: true, scrollZoom: false, doubleClick: false };

  const draw = (box, theme = dark.matches ? "dark" : "light", width = undefined) => {
    const drawn = `${theme} ${width ?? ""}`;
    if (box.dataset.drawn === drawn || box.closest("details:not([open])")) return; // a folded lift waits until opened
    const spec = specOf(box, theme);
    const { data, layout } = spec;
    box.dataset.drawn = drawn;
    if (spec.svg) {
      drawPicture(box, spec);
      return;
    }
    Plotly.react(box, data, width ? { ...layout, width } : layout, config);
  };

  const boxes = [...document.querySelectorAll("[data-chart]")];
  const drawAll = () => boxes.forEach((box) => draw(box));
  // Paper is white, and narrower than a window: widths in pixels that A4 and Letter hold, as in the style sheet.
  const paperWidth = (box) => (!box.closest(".two") ? 660 : box.closest("section:last-child") ? 352 : 300);
  const drawForPaper = () => boxes.forEach((box) => draw(box, "light", paperWidth(box)));

  drawAll();
  document.querySelectorAll("details").forEach((fold) => fold.addEventListener("toggle", drawAll));
  dark.addEventListener("change", drawAll);
  addEventListener("beforeprint", drawForPaper);
  addEventListener("afterprint", drawAll);
})();
