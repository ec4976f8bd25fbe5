import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import type { Grade, GradeLetter } from './function-grade';

interface GradeRowProps {
  readonly grade: Grade;
  readonly isReading: boolean;
}

/** The letter; opened, what it comes from and what is not known. */
export function GradeRow({ grade, isReading }: GradeRowProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const known = grade.criteria.filter(({ letter }) => letter !== null).length;
  return (
    <div className="grade">
      <button
        type="button"
        className="grade-head"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <GradeMark letter={grade.letter} provisional={grade.provisional} />
        <span className="grade-words">
          {grade.letter === null ? (
            isReading ? (
              'Grade: reading the history'
            ) : (
              'Not graded yet: run it'
            )
          ) : (
            <>
              Grade {grade.letter}
              <span className="standing-faint">
                {' '}
                {known} of {grade.criteria.length} known
              </span>
            </>
          )}
        </span>
        <ChevronRight size={13} aria-hidden className="grade-arrow" />
      </button>
      {open ? (
        <div id={id}>
          <ul className="grade-criteria" aria-label="What the grade comes from">
            {grade.criteria.map(({ name, letter, words }) => (
              <li key={name}>
                <GradeMark letter={letter} small />
                <span>
                  <strong>{name}</strong> <span className="grade-reason">{words}</span>
                </span>
              </li>
            ))}
          </ul>
          <p className="grade-rule">
            {grade.unchecked ? 'No better than B while neither a test nor a comparison has checked its rows. ' : null}
            The grade is the worst letter that is known; what is unknown counts for nothing.
          </p>
        </div>
      ) : null}
    </div>
  );
}

interface GradeMarkProps {
  readonly letter: GradeLetter | null;
  readonly provisional?: boolean;
  readonly small?: boolean;
}

export function GradeMark({ letter, provisional = false, small = false }: GradeMarkProps) {
  const classes = [
    'grade-mark',
    letter === null ? 'grade-none' : `grade-${letter.toLowerCase()}`,
    provisional ? 'grade-provisional' : '',
    small ? 'grade-small' : '',
  ];
  return (
    <span
      className={classes.filter(Boolean).join(' ')}
      role="img"
      aria-label={letter === null ? 'unknown' : `${letter}${provisional ? ', provisional' : ''}`}
    >
      {letter ?? '?'}
    </span>
  );
}
