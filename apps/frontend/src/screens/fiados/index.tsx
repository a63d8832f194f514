import { Screen } from '../../app/screen.tsx';
import { Header } from '../../design/header.tsx';
import { titles } from '../../messages/titles.ts';

export default function FiadosScreen() {
  return (
    <Screen title={titles.fiados} header={<Header title={titles.fiados} />}>
      <></>
    </Screen>
  );
}
