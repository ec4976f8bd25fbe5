interface SettingTableProps {
  /** Heads of the two columns beside the key. */
  readonly heads: readonly [string, string];
  readonly rows: readonly (readonly [key: string, first: string, second: string])[];
}

/** Settings of kept runs, a key a row. */
export function SettingTable({ heads, rows }: SettingTableProps) {
  return (
    <table className="kept-table">
      <thead>
        <tr>
          {['Key', ...heads].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([key, first, second]) => (
          <tr key={key}>
            <th scope="row">
              <code>{key}</code>
            </th>
            <td>{first}</td>
            <td>{second}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
