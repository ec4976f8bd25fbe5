interface ProgressBarProps {
  readonly label: string;
  /** 0..1; null while the whole is not known. */
  readonly value: number | null;
}

export function ProgressBar({ label, value }: ProgressBarProps) {
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(value === null ? {} : { 'aria-valuenow': Math.round(value * 100) })}
    >
      {value === null ? (
        <div className="progress-fill progress-running" />
      ) : (
        <div className="progress-fill" style={{ transform: `scaleX(${Math.min(1, Math.max(0, value))})` }} />
      )}
    </div>
  );
}
