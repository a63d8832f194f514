import { Screen } from '../../app/screen.tsx';
import { Header } from '../../design/header.tsx';
import { titles } from '../../messages/titles.ts';

export default function CustomerScreen() {
  return (
    <Screen title={titles.customer} header={<Header title={titles.customer} />}>
      <></>
    </Screen>
  );
}
