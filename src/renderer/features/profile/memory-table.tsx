/** What lines held near the peak. */
import type { ProfileMemory } from '../../../contract/model/profile-tree';
import { baseName } from '../../state/paths';
import { figureText, grouped, sizeFigure } from '../../ui/figures';
import { openPlace } from './places';

export function MemoryTable({ memory }: { readonly memory: ProfileMemory }) {
  const size = (bytes: number): string => figureText(sizeFigure(bytes));
  return (
    <div className="profile-table" tabIndex={0} role="region" aria-label="Memory by line">
      <p className="profile-none">
        {size(memory.peakBytes)} at the peak, counted from the function's opening. Lines as of {size(memory.atBytes)}:
        your code {size(memory.own)}, libraries {size(memory.library)}, engine {size(memory.engine)}.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Held</th>
            <th scope="col">Blocks</th>
            <th scope="col">Line</th>
          </tr>
        </thead>
        <tbody>
          {memory.lines.slice(0, 100).map(({ file, line, bytes, blocks }) => (
            <tr key={`${file}:${line}`}>
              <td className="tabular" title={`${grouped(bytes)} bytes`}>
                {size(bytes)}
              </td>
              <td className="tabular">{grouped(blocks)}</td>
              <td>
                <button type="button" className="profile-function" onClick={() => openPlace({ file, line }, true)}>
                  <i className="flame-own" aria-hidden />
                  <code className="profile-link">
                    {baseName(file)}:{line}
                  </code>
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
