import { X } from 'lucide-react';
import { dismissNotice, useNotices } from '../state/notices';
import { Button, IconButton } from '../ui/button';
import { Notice } from '../ui/notice';

export function Notices() {
  const notices = useNotices((store) => store.notices);
  if (notices.length === 0) return null;
  return (
    <div className="notices" role="region" aria-label="Messages">
      {notices.map(({ id, kind, text, action }) => (
        <div key={id} className="notice-row">
          <Notice kind={kind}>
            {text}
            {action === undefined ? null : (
              <>
                {' '}
                <Button look="link" onClick={action.run}>
                  {action.label}
                </Button>
              </>
            )}
          </Notice>
          <IconButton label="Dismiss" onClick={() => dismissNotice(id)}>
            <X size={14} aria-hidden />
          </IconButton>
        </div>
      ))}
    </div>
  );
}
