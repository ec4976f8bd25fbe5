/** The frame of every chart: its title, and a menu that saves the chart as a picture. */
import { Download } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useContext, useRef, type ReactNode } from 'react';
import { Hint } from '../hint';
import { SavePictureContext } from './chart-picture-context';
import { pngOf, svgOf } from './chart-picture';

interface ChartFigureProps {
  /** Accessible name; also the caption, and the name of the picture. */
  readonly label: string;
  readonly caption?: string;
  /** Beside the caption: what the lines are. */
  readonly more?: ReactNode;
  readonly children: ReactNode;
}

export function ChartFigure({ label, caption = label, more = null, children }: ChartFigureProps) {
  const figure = useRef<HTMLElement>(null);
  return (
    <figure ref={figure} className="chart" aria-label={label}>
      <figcaption>
        {caption}
        {more}
        <PictureMenu label={label} caption={caption} chartIn={() => figure.current} />
      </figcaption>
      {children}
    </figure>
  );
}

interface PictureMenuProps {
  readonly label: string;
  readonly caption: string;
  readonly chartIn: () => HTMLElement | null;
}

function PictureMenu({ label, caption, chartIn }: PictureMenuProps) {
  const save = useContext(SavePictureContext);
  if (save === null) return null;
  const name = label.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const picture = (): string | null => {
    const chart = chartIn();
    return chart === null ? null : svgOf(chart, caption);
  };
  const saveSvg = () => {
    const svg = picture();
    if (svg !== null) save(`${name}.svg`, new Blob([svg], { type: 'image/svg+xml' }));
  };
  const savePng = () => {
    const svg = picture();
    if (svg !== null) void pngOf(svg).then((png) => save(`${name}.png`, png));
  };
  return (
    <DropdownMenu.Root>
      <Hint text="Save this chart">
        <DropdownMenu.Trigger className="icon-button chart-save" aria-label={`Save the chart ${label}`}>
          <Download size={13} aria-hidden />
        </DropdownMenu.Trigger>
      </Hint>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="popup" align="end" sideOffset={4} collisionPadding={8}>
          <DropdownMenu.Item className="popup-item" onSelect={saveSvg}>
            <span className="popup-text">Save as SVG</span>
          </DropdownMenu.Item>
          <DropdownMenu.Item className="popup-item" onSelect={savePng}>
            <span className="popup-text">Save as PNG</span>
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
