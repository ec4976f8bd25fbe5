import { useState, type DragEvent } from 'react';
import type { Field } from '../../../contract/model/data-type';
import { droppedColumn, isColumnDragged } from '../../state/dragged-column';

/** For the element that a column may be dropped on. */
export function useColumnDrop(columns: readonly Field[] | null, onColumn: (name: string) => void) {
  const [isOver, setOver] = useState(false);
  return {
    'data-drop': isOver ? '' : undefined,
    onDragOver: (event: DragEvent) => {
      if (columns === null || !isColumnDragged(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'link';
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false);
      if (columns === null || !isColumnDragged(event.dataTransfer)) return;
      event.preventDefault();
      const name = droppedColumn(event.dataTransfer, columns);
      if (name !== null) onColumn(name);
    },
  };
}
