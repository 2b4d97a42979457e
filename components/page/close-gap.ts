/**
 * Puts a host between two of arXiv's blocks so that the second comes to stand right below it, as `page.css` has kept the
 * room: the margins of the two had become one, and with something between they are two again. `insert` makes the host.
 */
export function closeGap<Made extends { host: HTMLElement }>(next: Element | null, insert: () => Made): Made {
  const top = next?.getBoundingClientRect().top ?? 0;
  const made = insert();
  if (next) {
    const { height } = made.host.getBoundingClientRect();
    const excess = next.getBoundingClientRect().top - top - height;
    made.host.style.setProperty('--marginalia-gap', `${-excess}px`);
  }
  return made;
}
