/**
 * Tells the desktop the colour of the page's ground, by the meta element that Electron watches, whenever the theme changes: the
 * next window opens in it instead of flashing in another.
 */
export function publishGroundColour(): void {
  const meta = document.createElement('meta');
  meta.name = 'theme-color';
  document.head.append(meta);
  const publish = (): void => {
    meta.content = getComputedStyle(document.documentElement).getPropertyValue('--canvas').trim();
  };
  new MutationObserver(publish).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  publish();
}
