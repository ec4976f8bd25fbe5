import { Fragment } from 'react';
import { CopyButton } from './copy-button';

interface CodeBlockProps {
  readonly text: string;
  readonly language: 'python' | 'yaml';
  /** Accessible name, and what the copy button copies. */
  readonly label: string;
}

/** A short, coloured, copyable text. Monaco would be 4 MB for ten lines. */
export function CodeBlock({ text, language, label }: CodeBlockProps) {
  return (
    <figure className="code-block" aria-label={label}>
      <CopyButton text={text} label={`Copy ${label}`} className="code-copy" />
      <pre tabIndex={0}>
        {tokens(text, language).map((token, index) =>
          token.kind === 'plain' ? (
            <Fragment key={index}>{token.text}</Fragment>
          ) : (
            <span key={index} className={`token-${token.kind}`}>
              {token.text}
            </span>
          ),
        )}
      </pre>
    </figure>
  );
}

interface Token {
  readonly kind: 'plain' | 'keyword' | 'string' | 'number' | 'comment' | 'key';
  readonly text: string;
}

const python =
  /(?<comment>#[^\n]*)|(?<string>'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")|(?<keyword>\b(?:from|import|def|return|class|if|else|elif|for|in|is|not|and|or|None|True|False|lambda|with|as|try|except|raise)\b)|(?<number>\b\d[\d_.]*\b)/g;
const yaml =
  /(?<comment>#[^\n]*)|(?<key>^[^\s:#][^:\n]*(?=:\s))|(?<string>"(?:\\.|[^"\\\n])*")|(?<keyword>(?<=: )(?:true|false)$)|(?<number>(?<=: )\d+$)/gm;

function tokens(text: string, language: 'python' | 'yaml'): Token[] {
  const found: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(language === 'python' ? python : yaml)) {
    if (match.index > end) found.push({ kind: 'plain', text: text.slice(end, match.index) });
    found.push({ kind: kindOf(match.groups ?? {}), text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < text.length) found.push({ kind: 'plain', text: text.slice(end) });
  return found;
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): Token['kind'] {
  if (groups['comment'] !== undefined) return 'comment';
  if (groups['string'] !== undefined) return 'string';
  if (groups['keyword'] !== undefined) return 'keyword';
  if (groups['number'] !== undefined) return 'number';
  return groups['key'] === undefined ? 'plain' : 'key';
}
