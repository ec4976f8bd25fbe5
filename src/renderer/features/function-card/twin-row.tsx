import type { Project } from '../../../contract/model/project';
import type { UdfInfo } from '../../../contract/model/udf';
import { useInspections } from '../../state/inspections';
import { bindingKey, updateBinding } from '../../state/project';
import { Select, type Choice } from '../../ui/select';

interface TwinRowProps {
  readonly project: Project;
  readonly file: string;
  readonly info: UdfInfo;
}

const noTwin = 'none';

/** The counterpart that is raced in the other encoding: the user's own, or for a general function a generated adapter. */
export function TwinRow({ project, file, info }: TwinRowProps) {
  const inspections = useInspections((store) => store.files);
  if (info.kind !== 'scalar' && info.kind !== 'pandas_scalar') return null;
  const isPandas = info.funcType === 'pandas';
  const twin = project.settings.bindings[bindingKey(file, info.name)]?.twin;
  const value = twin === undefined ? noTwin : `${twin.file}:${twin.name}`;
  const candidates = project.files.flatMap((path) =>
    (inspections[path]?.functions ?? [])
      .filter(
        (other) => other.funcType !== info.funcType && (other.kind === 'scalar' || other.kind === 'pandas_scalar'),
      )
      .map((other): Choice => ({ value: `${path}:${other.name}`, label: other.name, note: path })),
  );
  const isKnown = twin === undefined || candidates.some((choice) => choice.value === value);
  const choices: Choice[] = [
    isPandas
      ? { value: noTwin, label: 'none', note: 'Runs in process mode with Arrow only' }
      : { value: noTwin, label: 'generated adapter', note: 'Calls this function for each row of a batch' },
    ...candidates,
    ...(isKnown ? [] : [{ value, label: `${twin.name} (not found)`, note: twin.file }]),
  ];
  const choose = (next: string) => {
    const colon = next.lastIndexOf(':');
    updateBinding(file, info.name, (before) => {
      const binding = { ...before };
      delete binding.twin;
      if (next === noTwin) return binding;
      return { ...binding, twin: { file: next.slice(0, colon), name: next.slice(colon + 1) } };
    });
  };
  return (
    <>
      <dt>{isPandas ? 'Row twin' : 'Pandas twin'}</dt>
      <dd>
        <Select
          label={isPandas ? 'Row twin' : 'Pandas twin'}
          size="small"
          wide
          value={value}
          choices={choices}
          onChange={choose}
        />
      </dd>
    </>
  );
}
