/** Lets a picture say what is pointed at, tapped, or walked to with the keyboard; `choose` takes the name of it. */
function withHints(box, choose) {
  const svg = box.querySelector("svg")
  const parts = [...svg.querySelectorAll("[data-hint]")]
  const made = Object.assign(document.createElement("div"), { className: "hint", hidden: true })
  const note = box.querySelector(".hint") ?? box.appendChild(made)
  note.setAttribute("aria-hidden", "true") // the parts have names of their own
  const hide = () => { note.hidden = true }
  const show = (text, x, y) => {
    const { left, top, width } = box.getBoundingClientRect()
    note.textContent = text
    note.hidden = false
    note.style.left = `${Math.max(0, Math.min(x - left - note.offsetWidth / 2, width - note.offsetWidth))}px`
    note.style.top = `${y - top - note.offsetHeight - 14}px`
  }
  const point = (event) => {
    const part = event.target.closest("[data-hint]")
    if (part) show(part.dataset.hint, event.clientX, event.clientY)
    else hide()
  }
  const walk = (part) => {
    parts.forEach((one) => one.setAttribute("tabindex", one === part ? 0 : -1)) // one stop for the tabulator
    part?.focus()
  }
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

  svg.onpointermove = (event) => {
    const at = `${event.screenX} ${event.screenY}`
    if (at !== box.at) point(event) // where the page moves below a resting pointer, the keyboard has the word
    box.at = at
  }
  svg.onpointerleave = (event) => event.pointerType === "mouse" && hide() // a finger leaves when it lifts
  svg.onclick = (event) => {
    point(event)
    if (event.pointerType !== "mouse") document.addEventListener("pointerdown", hide, { once: true })
    const part = event.target.closest("[data-name]")
    if (part) choose?.(part.dataset.name)
  }
  parts.forEach((part) => {
    part.onfocus = () => {
      const { x, y, width, height } = part.getBoundingClientRect()
      show(part.dataset.hint, x + width / 2, y + Math.min(height / 2, 40))
    }
    part.onblur = hide
  })
  svg.onkeydown = (event) => {
    const at = parts.indexOf(event.target)
    if (at < 0) return
    if (event.key in steps) walk(parts[(at + steps[event.key] + parts.length) % parts.length])
    else if (event.key === "Enter" || event.key === " ") choose?.(parts[at].dataset.name)
    else if (event.key === "Escape") hide()
    else return
    event.preventDefault()
  }
  // Letters keep their size in pixels, however large the picture is.
  const fit = () => {
    const { width, height } = svg.viewBox.baseVal
    const unit = Math.max(width / (box.clientWidth || width), height / (box.clientHeight || height))
    svg.style.setProperty("--unit", unit.toFixed(3))
  }
  fit()
  box.watch?.disconnect()
  box.watch = new ResizeObserver(fit)
  box.watch.observe(box)
}
