import { useState, type SubmitEvent } from 'react';
import { Button } from '../../../design/button.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { TextField } from '../../../design/text-field.tsx';
import { actions } from '../../../messages/common.ts';
import { noteSheet } from '../../../messages/sell-sheets.ts';

/** Words that go with the sale. */
export function NoteSheet(props: { note: string | null; onNote: (note: string | null) => void; onClose: () => void }) {
  const [text, setText] = useState(props.note ?? '');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const note = text.trim();
    props.onNote(note === '' ? null : note);
  };
  return (
    <Sheet title={noteSheet.title} closeLabel={actions.close} onClose={props.onClose}>
      <form onSubmit={submit} className="grid gap-4 px-4 pb-4">
        <TextField label={noteSheet.label} value={text} onValue={setText} maxLength={200} data-autofocus />
        <Button type="submit" variant="solid" large wide>
          {noteSheet.save}
        </Button>
      </form>
    </Sheet>
  );
}
