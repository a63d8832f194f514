import { Screen } from '../../app/screen.tsx';
import { Header } from '../../design/header.tsx';
import { titles } from '../../messages/titles.ts';

export default function ClosureScreen() {
  return (
    <Screen title={titles.closure} header={<Header title={titles.closure} />}>
      <></>
    </Screen>
  );
}
