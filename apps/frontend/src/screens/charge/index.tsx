import { Screen } from '../../app/screen.tsx';
import { Header } from '../../design/header.tsx';
import { titles } from '../../messages/titles.ts';

export default function ChargeScreen() {
  return (
    <Screen title={titles.charge} header={<Header title={titles.charge} />}>
      <></>
    </Screen>
  );
}
