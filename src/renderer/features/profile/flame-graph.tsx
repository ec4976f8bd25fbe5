/** The tree of calls, the callers above. Click or Enter zooms in, Escape out; arrows walk from call to call. */
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { changeKey, profileChanges } from '../../../contract/model/profile-figures';
import type { CallNode, Profile, ProfiledFunction } from '../../../contract/model/profile-tree';
import { EmptyState } from '../../ui/empty-state';
import { figureText, shareFigure } from '../../ui/figures';
import { Button } from '../../ui/button';
import { hottestPlace, openPlace, placeText } from './places';

interface FlameGraphProps {
  readonly profile: Profile;
  readonly before: Profile | null;
  readonly search: string;
  readonly onChoose: (called: ProfiledFunction | null) => void;
}

interface Box {
  readonly node: CallNode;
  /** By the names of its callers: the same in the next report of a run that is going on. */
  readonly path: string;
  readonly depth: number;
  /** Shares of one of the width. */
  readonly left: number;
  readonly width: number;
}

/** Narrower boxes are not drawn. */
const leastWidth = 0.0015;
const rowPx = 20;

export function FlameGraph({ profile, before, search, onChoose }: FlameGraphProps) {
  const [zoomed, zoom] = useState('');
  const [focused, setFocused] = useState('');
  const graph = useRef<HTMLDivElement>(null);
  const all = useMemo(() => boxesOf(profile.root), [profile]);
  const focus = all.find(({ path }) => path === zoomed) ?? null;
  const boxes = useMemo(() => zoomedBoxes(all, focus), [all, focus]);
  const changes = useMemo(() => (before === null ? null : changesByFunction(before, profile)), [before, profile]);
  if (profile.root.totalNs === 0) return <NoStacks profile={profile} />;
  const current = boxes.some(({ path }) => path === focused) ? focused : (boxes[0]?.path ?? '');
  const enter = (box: Box): void => {
    zoom(box.path);
    setFocused(box.path);
    onChoose(box.node.function);
    openPlace(hottestPlace(profile, box.node.function), false);
  };
  const onKey = (event: KeyboardEvent): void => {
    const box = boxes.find(({ path }) => path === current);
    if (event.key === 'Escape' && zoomed !== '') {
      zoom('');
      event.preventDefault();
      return;
    }
    const next = box === undefined ? null : neighbour(boxes, box, event.key);
    if (next === null) return;
    event.preventDefault();
    setFocused(next.path);
    graph.current?.querySelectorAll<HTMLElement>('.flame-box')[boxes.indexOf(next)]?.focus();
  };
  const rows = Math.max(...boxes.map(({ depth }) => depth)) + 1;
  return (
    <div className="flame">
      <div className="flame-scroll">
        <div
          ref={graph}
          className="flame-graph"
          role="tree"
          aria-label={before === null ? 'Flame graph' : 'Flame graph of the change'}
          style={{ height: rows * rowPx }}
          onKeyDown={onKey}
        >
          {boxes.map((box) => (
            <FlameBox
              key={box.path}
              box={box}
              all={profile.root.totalNs}
              isFocused={box.path === current}
              matches={matchOf(box.node.function, search)}
              change={changes === null ? null : (changes.get(keyOf(box.node.function)) ?? 0)}
              onEnter={() => enter(box)}
              onFocus={() => setFocused(box.path)}
            />
          ))}
        </div>
      </div>
      <p className="flame-key">
        {changes === null ? <Key /> : <ChangeKey />}
        {zoomed === '' ? null : (
          <Button small look="quiet" onClick={() => zoom('')}>
            Show all
          </Button>
        )}
      </p>
    </div>
  );
}

interface FlameBoxProps {
  readonly box: Box;
  readonly all: number;
  readonly isFocused: boolean;
  readonly matches: 'no search' | 'yes' | 'no';
  /** Of what the function costs a row, as a share of what it cost; null where nothing is compared. */
  readonly change: number | null;
  readonly onEnter: () => void;
  readonly onFocus: () => void;
}

function FlameBox({ box, all, isFocused, matches, change, onEnter, onFocus }: FlameBoxProps) {
  const { node, left, width, depth } = box;
  const called = node.function;
  const words = tipOf(node, all, change);
  const look = change === null ? `flame-${called?.origin ?? 'engine'}` : changeLook(change);
  const found = matches === 'no search' ? '' : matches === 'yes' ? 'flame-found' : 'flame-dim';
  return (
    <button
      type="button"
      role="treeitem"
      aria-level={depth + 1}
      aria-label={words}
      title={words}
      tabIndex={isFocused ? 0 : -1}
      className={['flame-box', look, found].filter(Boolean).join(' ')}
      style={{ left: `${left * 100}%`, width: `${width * 100}%`, top: depth * rowPx }}
      onClick={onEnter}
      onFocus={onFocus}
    >
      {width > 0.02 ? called?.name : ''}
    </button>
  );
}

function NoStacks({ profile }: { readonly profile: Profile }) {
  return (
    <EmptyState title="No stacks" small>
      <p>
        {profile.notes[0] ?? 'The rows were done before the first look at the stack. Give the function more of them.'}
      </p>
    </EmptyState>
  );
}

function Key() {
  return (
    <>
      <i className="flame-own" /> your code <i className="flame-library" /> libraries <i className="flame-engine" />{' '}
      engine
    </>
  );
}

function ChangeKey() {
  return (
    <>
      <i className="flame-slower" /> a row costs more <i className="flame-faster" /> less <i className="flame-engine" />{' '}
      as before; widths are of the profile shown
    </>
  );
}

function boxesOf(root: CallNode): Box[] {
  const boxes: Box[] = [];
  const add = (node: CallNode, path: string, depth: number, left: number): void => {
    const width = node.totalNs / root.totalNs;
    if (width < leastWidth / 20) return;
    boxes.push({ node, path, depth, left, width });
    addChildren(node, path, depth + 1, left);
  };
  const addChildren = (node: CallNode, path: string, depth: number, from: number): void => {
    let left = from;
    for (const child of node.children) {
      add(child, `${path}/${child.function?.id ?? ''}`, depth, left);
      left += child.totalNs / root.totalNs;
    }
  };
  if (root.totalNs > 0) addChildren(root, '', 0, 0);
  return boxes;
}

/** The callers of what is zoomed into take the whole width, as it does. */
function zoomedBoxes(all: readonly Box[], focus: Box | null): Box[] {
  if (focus === null) return all.filter(({ width }) => width >= leastWidth);
  const end = focus.left + focus.width;
  return all.flatMap((box) => {
    if (focus.path.startsWith(`${box.path}/`)) return [{ ...box, left: 0, width: 1 }];
    if (box.path !== focus.path && !box.path.startsWith(`${focus.path}/`)) return [];
    const width = box.width / focus.width;
    const left = Math.min(end, box.left) - focus.left;
    return width < leastWidth ? [] : [{ ...box, left: left / focus.width, width }];
  });
}

function neighbour(boxes: readonly Box[], box: Box, key: string): Box | null {
  const level = boxes.filter(({ depth }) => depth === box.depth);
  const place = level.indexOf(box);
  switch (key) {
    case 'ArrowRight':
      return level[place + 1] ?? null;
    case 'ArrowLeft':
      return level[place - 1] ?? null;
    case 'ArrowDown':
      return boxes.find(({ path }) => parentPath(path) === box.path) ?? null;
    case 'ArrowUp':
      return boxes.find(({ path }) => path === parentPath(box.path)) ?? null;
    default:
      return null;
  }
}

function parentPath(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function matchOf(called: ProfiledFunction | null, search: string): 'no search' | 'yes' | 'no' {
  if (search === '' || called === null) return 'no search';
  return `${called.name} ${called.file}`.toLowerCase().includes(search.toLowerCase()) ? 'yes' : 'no';
}

function changesByFunction(before: Profile, after: Profile): ReadonlyMap<string, number> {
  return new Map(
    profileChanges(before, after).map(({ function: each, totalBefore, totalAfter }) => [
      changeKey(each),
      totalBefore === 0 ? 1 : (totalAfter - totalBefore) / totalBefore,
    ]),
  );
}

function keyOf(called: ProfiledFunction | null): string {
  return called === null ? '' : changeKey(called);
}

/** Less than a tenth is what two runs of the same code differ by. */
function changeLook(change: number): string {
  if (Math.abs(change) < 0.1) return 'flame-engine';
  return change > 0 ? 'flame-slower' : 'flame-faster';
}

function tipOf(node: CallNode, all: number, change: number | null): string {
  const self = figureText(shareFigure(node.selfNs / all));
  const total = figureText(shareFigure(node.totalNs / all));
  const changed =
    change === null ? '' : `, a row costs ${change >= 0 ? '+' : '−'}${figureText(shareFigure(Math.abs(change)))}`;
  return `${node.function?.name ?? ''}${placeText(node.function)}: ${total} in all, ${self} itself${changed}`;
}
