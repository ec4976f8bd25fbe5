/** What every row of the card needs to know. */
import type { Field } from '../../../contract/model/data-type';
import type { Argument } from '../../../contract/model/job';
import type { Binding, Project } from '../../../contract/model/project';
import type { UdfInfo } from '../../../contract/model/udf';
import type { BindingChange } from '../../state/bindings';
import type { FunctionShape } from '../../state/function-shape';

export interface CardFunction {
  readonly project: Project;
  readonly file: string;
  readonly info: UdfInfo;
  /** The choices in force: those that the function's kind has. */
  readonly binding: Binding;
  readonly shape: FunctionShape;
  /** null while the data's columns are not known. */
  readonly columns: readonly Field[] | null;
  /** The arguments in force; null where nothing could be matched. */
  readonly args: readonly Argument[] | null;
  readonly change: (change: BindingChange) => void;
}
