import { Screen } from '../../app/screen.tsx';
import { Header } from '../../design/header.tsx';
import { titles } from '../../messages/titles.ts';

export default function SaleScreen() {
  return (
    <Screen title={titles.sale} header={<Header title={titles.sale} />}>
      <></>
    </Screen>
  );
}
