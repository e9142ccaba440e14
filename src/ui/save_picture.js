// Saves the chart beside the button as a picture that explains itself: with its heading, the page's answer and where it is from.

const WIDTH = 1000
const LINE = 22 // pixels of a line above the chart

/** Returns the text of the last heading of this kind that stands before the chart. */
function headingBefore(chart, kind) {
  const before = [...document.querySelectorAll(kind)].filter(
    (one) => one.compareDocumentPosition(chart) & Node.DOCUMENT_POSITION_FOLLOWING,
  )
  return before.at(-1)?.innerText.trim() ?? ""
}

/** Returns the chart's layout with lines of text above it, on the page's colour. */
function withWords(chart, title, lines, ink) {
  const plain = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
  const { layout } = chart
  const room = (lines.length + 2) * LINE
  const ticks = layout.xaxis?.side === "top" ? LINE : 0 // they take the margin that is there
  return {
    ...layout,
    height: layout.height + room,
    margin: { ...layout.margin, t: layout.margin.t + room + ticks, r: Math.max(layout.margin.r, 24) },
    paper_bgcolor: ink.page,
    plot_bgcolor: ink.page,
    title: {
      text: `<b>${plain(title)}</b>`,
      subtitle: { text: lines.map(plain).join("<br>"), font: { size: 13, color: ink.muted } },
      font: { size: 18, color: ink.text },
      x: 0,
      xref: "container",
      xanchor: "left",
      y: 1,
      yref: "container",
      yanchor: "top",
      pad: { l: 16, t: 12 },
    },
  }
}

function save({ chart: key, file, source, marks, ink }) {
  const chart = document.querySelector(`.st-key-${CSS.escape(key)} .js-plotly-plot`)
  const button = chart?.querySelector(".modebar-btn")
  if (!button) return
  const answer = headingBefore(chart, "h1")
  const title = headingBefore(chart, "h1, h2, h3, h4")
  const shown = chart.layout
  const layout = withWords(chart, title, [title === answer ? source : `${answer} ${source}`, marks].filter(Boolean), ink)
  // Plotly's own button makes the picture of a copy of the layout, taken at once: what is on the screen stays as it is.
  chart.layout = layout
  chart._context.toImageButtonOptions = { format: "png", filename: file, width: WIDTH, height: layout.height, scale: 2 }
  try {
    button.click()
  } finally {
    chart.layout = shown
  }
}

export default function ({ parentElement, data }) {
  parentElement.querySelector("button").onclick = () => save(data)
}
