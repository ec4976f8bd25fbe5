import { FlaskConical, RotateCw } from 'lucide-react';
import { useState } from 'react';
import type { ImportedModule, TriedModule } from '../../../contract/model/environment';
import {
  addRequirement,
  installPackages,
  scanImports,
  tryExtensions,
  useEnvironment,
  valueOf,
  type Described,
} from '../../state/environment';
import { Button, IconButton } from '../../ui/button';
import { counted } from '../../ui/figures';
import { Notice } from '../../ui/notice';
import { ProgressBar } from '../../ui/progress-bar';
import { PackageTable } from './package-table';

/** What apache-flink wants of the chosen environment: first what runs here need, the rest on demand. */
export function PackagesSection({ described }: { readonly described: Described }) {
  const [whole, setWhole] = useState(false);
  const { environment } = described;
  const here = environment.packages.filter((each) => each.here);
  const shown = whole ? environment.packages : here;
  const lacking = here.filter(({ state }) => state !== 'met').length;
  return (
    <section className="environment-section" aria-label="Packages">
      <h3>Packages that apache-flink 2.3 wants</h3>
      <PackageTable label="Packages against apache-flink 2.3" packages={shown} />
      <div className="environment-actions">
        {lacking === 0 ? null : (
          <InstallButton
            what="wanted"
            isolated={environment.isolated}
            label={`Install ${counted(lacking, 'package')}`}
          />
        )}
        <Button small look="link" onClick={() => setWhole(!whole)}>
          {whole ? 'Only what runs here need' : 'Also what a cluster needs'}
        </Button>
      </div>
      {environment.embedding.ok ? (
        <p className="environment-note">Thread mode embeds {environment.embedding.detail}</p>
      ) : (
        <Notice kind="warning">{environment.embedding.detail}</Notice>
      )}
    </section>
  );
}

interface InstallButtonProps {
  readonly what: 'requirements' | 'wanted';
  readonly isolated: boolean;
  readonly label: string;
}

/** Into the chosen environment, or, where that belongs to the system or the workbench, into .venv. */
function InstallButton({ what, isolated, label }: InstallButtonProps) {
  const running = useEnvironment((store) => store.installing.kind === 'running');
  return (
    <Button small disabled={running} onClick={() => void installPackages(what, !isolated)}>
      {isolated ? label : `${label} into .venv`}
    </Button>
  );
}

export function RequirementsSection({ described }: { readonly described: Described }) {
  const { requirements, environment } = described;
  return (
    <section className="environment-section" aria-label="Requirements of the project">
      <h3>requirements.txt</h3>
      {requirements === null ? (
        <p className="environment-note">
          The project has none. What it needs beyond Flink goes there, a line each; an import below can be added with
          one press.
        </p>
      ) : (
        <>
          {requirements.packages.length === 0 ? null : (
            <PackageTable label="Packages of requirements.txt" packages={requirements.packages} />
          )}
          {requirements.others.map((line) => (
            <p key={line} className="environment-note">
              <code>{line}</code> pip decides
            </p>
          ))}
          <div className="environment-actions">
            <InstallButton what="requirements" isolated={environment.isolated} label="Install requirements.txt" />
          </div>
        </>
      )}
    </section>
  );
}

/** What the project imports, and whether it can be embedded for thread mode. */
export function ImportsSection() {
  const asked = useEnvironment((store) => store.imports);
  const tried = useEnvironment((store) => store.extensions);
  const imports = valueOf(asked) ?? [];
  const answers = valueOf(tried) ?? [];
  const installed = imports.some(({ origin }) => origin === 'installed');
  return (
    <section className="environment-section" aria-label="Imports">
      <h3>
        Imports of the project
        <IconButton label="Look at the imports again" onClick={() => void scanImports()}>
          <RotateCw size={13} aria-hidden />
        </IconButton>
      </h3>
      {asked.kind === 'failed' ? <Notice kind="danger">{asked.error.error}</Notice> : null}
      {asked.kind === 'known' && imports.length === 0 ? (
        <p className="environment-note">Its files import only Python's own modules and each other.</p>
      ) : null}
      <ul className="import-list" aria-label="Imported modules">
        {imports.map((each) => (
          <Import key={each.module} imported={each} tried={answers.find(({ module }) => module === each.module)} />
        ))}
      </ul>
      {installed ? (
        <Button small disabled={tried.kind === 'asking'} onClick={() => void tryExtensions()}>
          <FlaskConical size={13} aria-hidden /> Try them embedded
        </Button>
      ) : null}
      {tried.kind === 'asking' ? <ProgressBar label="Trying modules in an embedded interpreter" value={null} /> : null}
      {tried.kind === 'failed' ? <Notice kind="danger">{tried.error.error}</Notice> : null}
    </section>
  );
}

function Import({ imported, tried }: { readonly imported: ImportedModule; readonly tried: TriedModule | undefined }) {
  const { module, origin, distribution, version, required, files } = imported;
  const words = {
    installed: `${distribution} ${version ?? ''}`,
    missing: `not installed; probably ${distribution}`,
    pyflink: "the workbench's; apache-flink on a cluster",
  }[origin];
  return (
    <li className="import-item" title={files.join('\n')}>
      <code>{module}</code>
      <span className={origin === 'missing' ? 'package-missing' : 'import-words'}>{words}</span>
      {origin === 'pyflink' || required ? null : (
        <Button
          look="link"
          onClick={() => void addRequirement(distribution)}
          aria-label={`Add ${distribution} to requirements`}
        >
          add to requirements
        </Button>
      )}
      {tried === undefined ? null : <Tried tried={tried} />}
    </li>
  );
}

function Tried({ tried: { isExtension, error } }: { readonly tried: TriedModule }) {
  if (error === null)
    return <small className="check-ok">{isExtension ? 'C extension, loads embedded' : 'loads embedded'}</small>;
  return <small className="package-missing">fails embedded: {error}</small>;
}
