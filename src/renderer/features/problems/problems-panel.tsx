import { CircleX, TriangleAlert } from 'lucide-react';
import './problems-panel.css';
import { revealPlace } from '../../state/editor';
import { useProblems, type Problem } from '../../state/problems';
import { EmptyState } from '../../ui/empty-state';

export function ProblemsPanel() {
  const problems = useProblems();
  if (problems.length === 0) {
    return (
      <EmptyState title="No problems">
        <p>Files are executed after each save. What goes wrong then, or in a run, is listed here with its line.</p>
      </EmptyState>
    );
  }
  return (
    <ul className="problem-list" aria-label="Problems">
      {problems.map((problem) => (
        <li key={problem.id}>
          <ProblemRow problem={problem} />
        </li>
      ))}
    </ul>
  );
}

function ProblemRow({ problem }: { readonly problem: Problem }) {
  const { file, line, column } = problem;
  const go = () => {
    if (file !== null) revealPlace(file, line ?? 1, column ?? 1);
  };
  return (
    <button
      type="button"
      className={problem.stale ? 'problem-row problem-stale' : 'problem-row'}
      disabled={file === null}
      onClick={go}
    >
      {problem.severity === 'error' ? (
        <CircleX size={14} className="problem-error" role="img" aria-label="Error" />
      ) : (
        <TriangleAlert size={14} className="problem-warning" role="img" aria-label="Warning" />
      )}
      <span className="problem-text">
        {problem.message}
        {problem.error?.hint === undefined ? null : <small className="problem-hint">{problem.error.hint}</small>}
      </span>
      <span className="problem-place">
        {problem.stale ? 'edited since · ' : ''}
        {placeText(problem)}
      </span>
    </button>
  );
}

function placeText({ file, line, origin }: Problem): string {
  if (file === null) return origin;
  return line === null ? `${file} · ${origin}` : `${file}:${line} · ${origin}`;
}
