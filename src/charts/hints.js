/** Draws a picture into a box. It says what is pointed at, tapped, or walked to with the keyboard; `choose` takes its name. */
function drawPicture(box, { svg: drawing, height, margin, steps }, choose) {
  if (box.drawing === drawing) return
  const at = box.contains(document.activeElement) ? document.activeElement.dataset.name : undefined
  box.classList.add("drawn")
  box.style.height = `${height}px`
  box.style.padding = margin.map((one) => `${one}px`).join(" ")
  box.querySelector("svg")?.remove()
  box.insertAdjacentHTML("afterbegin", drawing)
  box.drawing = drawing

  const svg = box.querySelector("svg")
  const made = Object.assign(document.createElement("div"), { className: "hint", hidden: true })
  const note = box.querySelector(".hint") ?? box.appendChild(made)
  const hide = () => {
    note.hidden = true
    svg.classList.remove("pointed")
  }
  const show = (text, x, y) => {
    const { left, top, width } = box.getBoundingClientRect()
    note.textContent = text
    note.hidden = false
    note.style.left = `${Math.max(0, Math.min(x - left - note.offsetWidth / 2, width - note.offsetWidth))}px`
    note.style.top = `${y - top - note.offsetHeight - 14}px`
  }
  const point = steps.length ? alongSteps(svg, note, steps, show) : overParts(svg, note, show, choose, at)

  svg.onpointermove = (event) => {
    const now = `${event.screenX} ${event.screenY}`
    if (now !== box.at && !point(event)) hide() // where the page moves below a resting pointer, the keyboard has the word
    box.at = now
  }
  svg.onpointerleave = (event) => event.pointerType === "mouse" && hide() // a finger leaves when it lifts
  svg.onclick = (event) => {
    if (!point(event)) hide()
    if (event.pointerType !== "mouse") document.addEventListener("pointerdown", hide, { once: true })
    const part = event.target.closest("[data-name]")
    if (part) choose?.(part.dataset.name)
  }
  svg.addEventListener("focusout", hide)
  svg.addEventListener("keydown", (event) => event.key === "Escape" && hide())

  // Letters keep their size in pixels, however large the picture is.
  const fit = () => {
    const { width, height } = svg.viewBox.baseVal ?? { width: 0, height: 0 }
    const unit = Math.max(width / (box.clientWidth || width), height / (box.clientHeight || height))
    svg.style.setProperty("--unit", (unit || 1).toFixed(3))
  }
  fit()
  box.watch?.disconnect()
  box.watch = new ResizeObserver(fit)
  box.watch.observe(box)
}

/** The parts of a picture have something to say each: one stop of the tabulator, the arrows walk them. */
function overParts(svg, note, show, choose, at) {
  const parts = [...svg.querySelectorAll("[data-hint]")]
  const ways = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }
  note.setAttribute("aria-hidden", "true") // the parts have names of their own
  parts.forEach((part, i) => {
    part.onfocus = () => {
      const { x, y, width, height } = part.getBoundingClientRect()
      show(part.dataset.hint, x + width / 2, y + Math.min(height / 2, 40))
    }
    part.onkeydown = (event) => {
      if (event.key in ways) {
        const next = parts[(i + ways[event.key] + parts.length) % parts.length]
        parts.forEach((one) => one.setAttribute("tabindex", one === next ? 0 : -1))
        next.focus()
      } else if (event.key === "Enter" || event.key === " ") choose?.(part.dataset.name)
      else return
      event.preventDefault()
    }
  })
  if (at !== undefined) parts.find((part) => part.dataset.name === at)?.focus()
  return (event) => {
    const part = event.target.closest("[data-hint]")
    if (part) show(part.dataset.hint, event.clientX, event.clientY)
    return part
  }
}

/** A picture along a line of steps says the one nearest to the pointer; the arrows go from one to the next. */
function alongSteps(svg, note, steps, show) {
  const cursor = svg.querySelector(".cursor")
  const ways = { ArrowRight: 1, ArrowLeft: -1, Home: -steps.length, End: steps.length }
  let now = steps.length - 1
  note.setAttribute("role", "status") // read aloud where the keyboard goes
  const say = (step, y) => {
    now = step
    const [part, text] = steps[step]
    const { left, top, width, height } = svg.getBoundingClientRect()
    for (const end of ["x1", "x2"]) cursor.setAttribute(end, `${part * 100}%`)
    svg.classList.add("pointed")
    show(text, left + part * width, y ?? top + height / 3)
  }
  svg.addEventListener("keydown", (event) => {
    if (!(event.key in ways)) return
    say(Math.max(0, Math.min(now + ways[event.key], steps.length - 1)))
    event.preventDefault()
  })
  return ({ clientX, clientY }) => {
    const { left, width } = svg.getBoundingClientRect()
    const off = ([part]) => Math.abs(part - (clientX - left) / width)
    say(steps.reduce((best, step, i) => (off(step) < off(steps[best]) ? i : best), 0), clientY)
    return true
  }
}
