import { Screen } from '../../app/screen.tsx';
import { Header } from '../../design/header.tsx';
import { titles } from '../../messages/titles.ts';

export default function SellScreen() {
  return (
    <Screen title={titles.sell} header={<Header title={titles.sell} />}>
      <></>
    </Screen>
  );
}
