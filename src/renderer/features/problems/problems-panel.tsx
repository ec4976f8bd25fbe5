import { CircleX, Info, TriangleAlert } from 'lucide-react';
import './problems-panel.css';
import { revealPlace } from '../../state/editor';
import { useProblems, type Problem } from '../../state/problems';
import { EmptyState } from '../../ui/empty-state';

export function ProblemsPanel() {
  const problems = useProblems();
  if (problems.length === 0) {
    return (
      <EmptyState title="No problems">
        <p>
          What pyright, ruff and Flink’s own rules find while you type is listed here, and what goes wrong when a file
          is executed after a save, or in a run.
        </p>
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
      <SeverityMark severity={problem.severity} />
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

function SeverityMark({ severity }: Pick<Problem, 'severity'>) {
  switch (severity) {
    case 'error':
      return <CircleX size={14} className="problem-error" role="img" aria-label="Error" />;
    case 'warning':
      return <TriangleAlert size={14} className="problem-warning" role="img" aria-label="Warning" />;
    case 'information':
      return <Info size={14} className="problem-information" role="img" aria-label="Information" />;
  }
}

function placeText({ file, line, origin, code }: Problem): string {
  const who = code === null || code === '' ? origin : `${origin} ${code}`;
  if (file === null) return who;
  return line === null ? `${file} · ${who}` : `${file}:${line} · ${who}`;
}
