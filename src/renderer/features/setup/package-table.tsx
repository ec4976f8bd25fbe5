import type { PackageCheck, PackageState } from '../../../contract/model/environment';

const stateWords: Readonly<Record<PackageState, string>> = {
  met: 'as wanted',
  differs: 'differs',
  missing: 'missing',
  conditional: 'if it applies',
};

interface PackageTableProps {
  readonly label: string;
  readonly packages: readonly PackageCheck[];
}

/** What is installed against what is wanted. */
export function PackageTable({ label, packages }: PackageTableProps) {
  return (
    <table className="package-table" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">Package</th>
          <th scope="col">Installed</th>
          <th scope="col">Wanted</th>
        </tr>
      </thead>
      <tbody>
        {packages.map(({ name, wanted, installed, state, needs }) => (
          <tr key={name} title={needs === '' ? undefined : `For ${needs}`}>
            <th scope="row">{name}</th>
            <td className={`package-${state}`}>
              {installed ?? stateWords[state]}
              {installed !== null && state === 'differs' ? ' (differs)' : ''}
            </td>
            <td className="package-wanted">{wanted === '' ? 'any' : wanted.split(',').join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
