export default function ({ parentElement, data, setTriggerValue }) {
  const box = parentElement.querySelector(".drawn") ?? parentElement.appendChild(document.createElement("div"))
  drawPicture(box, data, (name) => setTriggerValue("chosen", name))
}
