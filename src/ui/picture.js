export default function ({ parentElement, data, setTriggerValue }) {
  const box = parentElement.querySelector(".drawn") ?? parentElement.appendChild(document.createElement("div"))
  if (box.svg === data.svg) return
  const at = box.contains(document.activeElement) ? document.activeElement.dataset.name : undefined
  box.className = "drawn"
  box.style.height = `${data.height}px`
  box.querySelector("svg")?.remove()
  box.insertAdjacentHTML("afterbegin", data.svg)
  box.svg = data.svg
  withHints(box, (name) => setTriggerValue("chosen", name))
  if (at !== undefined) box.querySelector(`[data-name="${CSS.escape(at)}"]`)?.focus()
}
