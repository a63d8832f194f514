import { Screen } from '../../app/screen.tsx';
import { Header } from '../../design/header.tsx';
import { titles } from '../../messages/titles.ts';

export default function ProductScreen() {
  return (
    <Screen title={titles.product} header={<Header title={titles.product} />}>
      <></>
    </Screen>
  );
}
