import { Button } from '../../design/button.tsx';
import { entry } from '../../messages/entry.ts';

/** The way back to the phone for who waited so long that the code's proof is no longer good. */
export function OtherCode({ onClick }: { onClick: () => void }) {
  return (
    <Button variant="text" wide onClick={onClick}>
      {entry.otherCode}
    </Button>
  );
}
