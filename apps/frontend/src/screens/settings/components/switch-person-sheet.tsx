import type { MirrorPerson } from '@michangarrito/contracts';
import { useState, type SubmitEvent } from 'react';
import { switchPerson, useOpenSession } from '../../../data/session.ts';
import { usePeople } from '../../../data/use-shop.ts';
import { Button } from '../../../design/button.tsx';
import { initials } from '../../../design/initials.ts';
import { Avatar, ListRow } from '../../../design/list-row.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { Skeleton } from '../../../design/skeleton.tsx';
import { actions } from '../../../messages/common.ts';
import { switcher, team } from '../../../messages/settings.ts';
import { PinField } from '../../entry/pin-field.tsx';
import { useRequest } from '../../entry/use-request.ts';

/** Hands the device to another person of the shop: a tap and their PIN. The open sales stay. */
export function SwitchPersonSheet({ onSwitched, onClose }: { onSwitched: () => void; onClose: () => void }) {
  const [chosen, setChosen] = useState<MirrorPerson | null>(null);
  return (
    <Sheet
      title={chosen === null ? switcher.title : switcher.pinOf(chosen.name)}
      closeLabel={actions.close}
      onClose={onClose}
    >
      {chosen === null ? <PeopleList onChoose={setChosen} /> : <PinForm person={chosen} onSwitched={onSwitched} />}
    </Sheet>
  );
}

function PeopleList({ onChoose }: { onChoose: (person: MirrorPerson) => void }) {
  const people = usePeople();
  const { person: current } = useOpenSession().enrolment;
  if (people.length === 0) return <Skeleton rows={2} />;
  return (
    <ul className="border-t border-line pb-2">
      {people.map((person) => (
        <li key={person.id}>
          <button
            type="button"
            disabled={!person.hasPin}
            className="w-full active:bg-well"
            onClick={() => onChoose(person)}
          >
            <ListRow
              lead={<Avatar>{initials(person.name)}</Avatar>}
              title={person.name}
              detail={person.hasPin ? (person.role === 'owner' ? team.owner : team.employee) : switcher.noPin}
              selected={person.id === current.id}
            />
          </button>
        </li>
      ))}
    </ul>
  );
}

function PinForm({ person, onSwitched }: { person: MirrorPerson; onSwitched: () => void }) {
  const [pin, setPin] = useState('');
  const { busy, error, run } = useRequest();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void run(async () => {
      await switchPerson(person.id, pin);
      onSwitched();
    });
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-4 px-4 pb-4">
      <PinField label={switcher.pinOf(person.name)} error={error} value={pin} onValue={setPin} autoFocus />
      <Button
        type="submit"
        variant="solid"
        large
        wide
        disabled={pin.length < 4}
        busy={busy}
        busyLabel={switcher.entering}
      >
        {switcher.enter}
      </Button>
    </form>
  );
}
