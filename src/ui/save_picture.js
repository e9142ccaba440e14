// Saves the chart beside the button as a picture that explains itself: with its heading, the page's answer and where it is from.

const WIDTH = 1000
const LINE = 22 // pixels of a line above the chart
const PAD = 16
const SCALE = 2 // points of the picture for each pixel

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

/** Saves a figure: Plotly's own button makes the picture of a copy of the layout, taken at once, so what is seen stays. */
function saveFigure(chart, title, lines, file, ink) {
  const shown = chart.layout
  const layout = withWords(chart, title, lines, ink)
  chart.layout = layout
  chart._context.toImageButtonOptions = { format: "png", filename: file, width: WIDTH, height: layout.height, scale: SCALE }
  try {
    chart.querySelector(".modebar-btn").click()
  } finally {
    chart.layout = shown
  }
}

/** Saves a picture of ours: drawn again below its words, then as points. */
async function saveDrawn(svg, title, lines, file, ink) {
  const whole = document.createElementNS(svg.namespaceURI, "svg")
  const room = (lines.length + 2) * LINE
  const { paddingTop, paddingRight, paddingBottom, paddingLeft } = getComputedStyle(svg.parentElement)
  const [top, right, bottom, left] = [paddingTop, paddingRight, paddingBottom, paddingLeft].map(parseFloat)
  const size = { x: PAD + left, y: room + top, width: WIDTH - 2 * PAD - left - right, height: svg.clientHeight }
  const height = size.y + size.height + bottom + PAD
  const put = (name, attributes, text = "") => {
    const made = document.createElementNS(svg.namespaceURI, name)
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value))
    made.textContent = text
    return whole.appendChild(made)
  }
  const family = getComputedStyle(svg).fontFamily
  Object.entries({ width: WIDTH, height, "font-family": family }).forEach((one) => whole.setAttribute(...one))
  put("rect", { width: WIDTH, height, fill: ink.page })
  put("text", { x: PAD, y: 30, "font-size": 18, "font-weight": 600, fill: ink.text }, title)
  lines.forEach((line, i) => put("text", { x: PAD, y: 30 + (i + 1) * LINE, "font-size": 13, fill: ink.muted }, line))
  const copy = whole.appendChild(svg.cloneNode(true))
  Object.entries({ ...size, overflow: "visible" }).forEach((one) => copy.setAttribute(...one))
  copy.querySelector(".cursor")?.remove()
  copy.querySelectorAll("[vector-effect]").forEach((one) => one.setAttribute("stroke-width", SCALE * one.getAttribute("stroke-width")))
  copy.querySelectorAll("text").forEach((one) => one.setAttribute("font-family", family))
  const image = new Image()
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(whole))}`
  await image.decode()
  const canvas = Object.assign(document.createElement("canvas"), { width: WIDTH * SCALE, height: height * SCALE })
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height)
  const link = Object.assign(document.createElement("a"), { download: `${file}.png`, href: canvas.toDataURL("image/png") })
  link.click()
}

function save({ chart: key, file, source, marks, ink }) {
  const place = `.st-key-${CSS.escape(key)}`
  const figure = document.querySelector(`${place} .js-plotly-plot:has(.modebar-btn)`)
  const drawn = document.querySelector(`${place} .drawn > svg`)
  const chart = figure ?? drawn
  if (!chart) return
  const answer = headingBefore(chart, "h1")
  const title = headingBefore(chart, "h1, h2, h3, h4")
  const lines = [title === answer ? source : `${answer} ${source}`, marks].filter(Boolean)
  if (figure) saveFigure(figure, title, lines, file, ink)
  else saveDrawn(drawn, title, lines, file, ink)
}

export default function ({ parentElement, data }) {
  parentElement.querySelector("button").onclick = () => save(data)
}
