import { keptColumns } from '../../state/job';
import { MultiSelect } from '../../ui/multi-select';
import { Segmented } from '../../ui/segmented';
import type { CardFunction } from './card-context';
import { CardRow } from './card-row';
import { manyColumnChoices } from './column-choices';
import { WriteToRow } from './write-to-row';

/** What stands beside the function's columns. */
export function OutputRows({ card }: { readonly card: CardFunction }) {
  const { shape, binding, columns, args, change } = card;
  return (
    <>
      {shape.joins ? (
        <CardRow label="Join">
          <Segmented
            label="Join"
            value={binding.join ?? 'inner'}
            segments={[
              { value: 'inner', label: 'Inner', title: 'A row without results is dropped' },
              { value: 'left', label: 'Left outer', title: 'A row without results is kept, with NULLs' },
            ]}
            onChange={(join) => change({ join: join === 'inner' ? undefined : join })}
          />
        </CardRow>
      ) : null}
      {shape.keeps ? (
        <CardRow label="Keep">
          <MultiSelect
            label="Keep"
            values={keptColumns(binding, args ?? [])}
            choices={manyColumnChoices(columns)}
            placeholder="no input column"
            onChange={(names) => change({ keep: [...names] })}
          />
        </CardRow>
      ) : null}
      <WriteToRow card={card} />
    </>
  );
}
