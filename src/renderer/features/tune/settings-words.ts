import type { TunedSettings } from '../../../contract/model/tune';
import { grouped } from '../../ui/figures';

/** Without the mode, which has its mark: `bundle 30,000, batch 10,000, 2 slots`. */
export function settingsWords({ mode, bundleSize, arrowBatchSize, parallelism }: TunedSettings): string {
  const batch = mode === 'process-arrow' ? `, batch ${grouped(arrowBatchSize)}` : '';
  return `bundle ${grouped(bundleSize)}${batch}, ${parallelism === 1 ? '1 slot' : `${parallelism} slots`}`;
}
