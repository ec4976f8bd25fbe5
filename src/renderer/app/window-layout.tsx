import { lazy, startTransition, Suspense, useEffect, useState, type ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { Rail } from './rail';
import { EditorPane } from '../features/editor/editor-pane';
import { useLayout } from '../state/layout';
import { useTour } from '../state/tour';
import { afterEditor, useStartUp } from '../state/start-up';
import { keepPanelSize, panelSizePx, type Region } from '../state/panel-sizes';

// What is around the editor is drawn after it, and loaded then.
const BottomPanel = lazy(() => import('./bottom-panel').then((module) => ({ default: module.BottomPanel })));
const Inspector = lazy(() => import('./inspector').then((module) => ({ default: module.Inspector })));
const TourCard = lazy(() => import('../features/tour/tour-card').then((module) => ({ default: module.TourCard })));
const SidePanel = lazy(() => import('./side-panel').then((module) => ({ default: module.SidePanel })));

/** Rail, side panel, editor over bottom panel, inspector. Every region can be closed and resized. */
export function WindowLayout() {
  const sideOpen = useLayout((layout) => layout.sideOpen);
  const inspectorOpen = useLayout((layout) => layout.inspectorOpen && !layout.folded);
  return (
    <div className="window-body">
      <Rail />
      <Group orientation="horizontal" className="window-columns">
        {sideOpen ? (
          <Region region="side" label="Side panel" minSize={160} maxSize="50%">
            <SidePanel />
          </Region>
        ) : null}
        {sideOpen ? <Separator className="edge edge-vertical" aria-label="Resize the side panel" /> : null}
        <Panel id="centre" minSize={320}>
          <Centre />
        </Panel>
        {inspectorOpen ? <Separator className="edge edge-vertical" aria-label="Resize the inspector" /> : null}
        {inspectorOpen ? (
          <Region region="inspector" label="Inspector" minSize={260} maxSize="50%">
            <Inspector />
          </Region>
        ) : null}
      </Group>
      <Tour />
    </div>
  );
}

function Tour() {
  const going = useTour((store) => store.at !== null);
  return going ? (
    <Suspense fallback={null}>
      <TourCard />
    </Suspense>
  ) : null;
}

function Centre() {
  const bottomOpen = useLayout((layout) => layout.bottomSize !== 'closed');
  return (
    <main className="centre" aria-label="Editor and results">
      <Group orientation="vertical">
        <Panel id="editor" minSize={80}>
          <EditorPane />
        </Panel>
        {bottomOpen ? <Separator className="edge edge-horizontal" aria-label="Resize the bottom panel" /> : null}
        {bottomOpen ? (
          <Region region="bottom" label="Bottom panel" minSize={120} maxSize="85%">
            <BottomPanel />
          </Region>
        ) : null}
      </Group>
    </main>
  );
}

/** Taken over as a transition: what is drawn then gives way to what is typed. */
function useEditorShown(): boolean {
  const [shown, setShown] = useState(() => useStartUp.getState().editorShown);
  useEffect(() => {
    let gone = false;
    void afterEditor().then(() => {
      if (!gone) startTransition(() => setShown(true));
    });
    return () => {
      gone = true;
    };
  }, []);
  return shown;
}

interface RegionProps {
  readonly region: Region;
  readonly label: string;
  readonly minSize: number;
  readonly maxSize: string;
  readonly children: ReactNode;
}

/** Empty until the editor shows: its room is kept, so that nothing moves. */
function Region({ region, label, minSize, maxSize, children }: RegionProps) {
  const editorShown = useEditorShown();
  return (
    <Panel
      id={region}
      defaultSize={panelSizePx(region)}
      minSize={minSize}
      maxSize={maxSize}
      groupResizeBehavior="preserve-pixel-size"
      onResize={(size) => keepPanelSize(region, size.inPixels)}
    >
      <section
        className={`region region-${region}`}
        aria-label={label}
        {...(region === 'inspector' ? {} : { 'data-place': region })}
      >
        {editorShown ? <Suspense fallback={null}>{children}</Suspense> : null}
      </section>
    </Panel>
  );
}
