/** As high as its text; CSS `field-sizing` is not everywhere yet. Its max-height still holds. */
export function fitHeight(area: HTMLTextAreaElement): void {
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
}
