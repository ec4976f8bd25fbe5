import type { UdfInfo } from '../../../contract/model/udf';
import { kindMark, kindSentence } from './kind-names';

export function KindMark({ info }: { readonly info: Pick<UdfInfo, 'kind' | 'funcType'> }) {
  return (
    <span className="type-mark kind-mark" role="img" aria-label={kindSentence(info)} title={kindSentence(info)}>
      {kindMark(info)}
    </span>
  );
}
