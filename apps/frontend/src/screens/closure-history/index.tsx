import { Screen } from '../../app/screen.tsx';
import { Header } from '../../design/header.tsx';
import { titles } from '../../messages/titles.ts';

export default function ClosureHistoryScreen() {
  return (
    <Screen title={titles.closureHistory} header={<Header title={titles.closureHistory} />}>
      <></>
    </Screen>
  );
}
