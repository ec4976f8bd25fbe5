import { lazy, Suspense } from 'react';
import { CopyRowsDialog } from '../features/data/copy-rows-dialog';
import { DataDialog } from '../features/data/data-dialog';
import { GeneratorDialog } from '../features/data/generator-dialog';
import { BreakpointDialog } from '../features/debug/breakpoint-dialog';
import { NewFileDialog } from '../features/files/new-file-dialog';
import { DeleteRunsDialog } from '../features/history/delete-dialog';
import { ProfileDialog } from '../features/settings/profile-dialog';
import { PythonPathDialog } from '../features/setup/python-path-dialog';
import { AcceptDialog } from '../features/tests/accept-dialog';
import { NastyDialog } from '../features/tests/nasty-dialog';
import { Palette } from '../features/palette/palette';
import { OpenProjectDialog } from '../features/welcome/open-project-dialog';
import { useDialogs } from '../state/dialogs';

// It reads YAML, which nothing else of the window's start does.
const ImportDialog = lazy(() =>
  import('../features/settings/import-dialog').then((module) => ({ default: module.ImportDialog })),
);

export function Dialogs() {
  const dialog = useDialogs((store) => store.dialog);
  switch (dialog.kind) {
    case 'none':
      return null;
    case 'palette':
      return <Palette key={dialog.show} show={dialog.show} />;
    case 'open-project':
      return <OpenProjectDialog isNew={dialog.isNew ?? false} />;
    case 'new-file':
      return <NewFileDialog folder={dialog.folder ?? ''} />;
    case 'data':
      return <DataDialog link={dialog.link ?? null} path={dialog.path ?? ''} />;
    case 'profile':
      return <ProfileDialog rename={dialog.rename} />;
    case 'import-config':
      return (
        <Suspense fallback={null}>
          <ImportDialog />
        </Suspense>
      );
    case 'python-path':
      return <PythonPathDialog />;
    case 'copy-rows':
      return <CopyRowsDialog data={dialog.data} />;
    case 'generator':
      return <GeneratorDialog />;
    case 'nasty':
      return <NastyDialog target={dialog.target} then={dialog.then} />;
    case 'breakpoint':
      return <BreakpointDialog path={dialog.path} line={dialog.line} />;
    case 'delete-runs':
      return <DeleteRunsDialog ids={dialog.ids} />;
    case 'accept':
      return <AcceptDialog job={dialog.job} file={dialog.file} rows={dialog.rows} />;
  }
}
