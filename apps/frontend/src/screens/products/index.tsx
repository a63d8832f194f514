import { Screen } from '../../app/screen.tsx';
import { Header } from '../../design/header.tsx';
import { titles } from '../../messages/titles.ts';

export default function ProductsScreen() {
  return (
    <Screen title={titles.products} header={<Header title={titles.products} />}>
      <></>
    </Screen>
  );
}
