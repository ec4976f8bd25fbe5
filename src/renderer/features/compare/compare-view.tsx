import { EmptyState } from '../../ui/empty-state';

export function CompareView() {
  return (
    <EmptyState title="No comparison yet">
      <p>Compare runs the function at the cursor in every mode on your data.</p>
    </EmptyState>
  );
}
