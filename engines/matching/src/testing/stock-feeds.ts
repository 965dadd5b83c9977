/** A made-up stock file in the shape of one system, with that system's traps, and what must be read from it. */
export interface StockFeed {
  name: string
  text: string
  shape: string
  /** The first car, in part. */
  first: Record<string, unknown>
  cars: number
  refused: string[]
}

const PHOTO = 'https://fotos.example/carros/1.jpg?w=800&h=600'

/** The ten shapes that dealers' systems send (all values invented). Prices in the three formats that occur. */
export const stockFeeds: readonly StockFeed[] = [
  {
    name: 'AutoCerto, one car, ISO-8859-1 declared',
    shape: 'autocerto',
    text: `<?xml version="1.0" encoding="ISO-8859-1"?><estoque><veiculo><idveiculo>901</idveiculo><tipoveiculo>Carro</tipoveiculo><marca>VW - VolksWagen</marca><modelo>Gol</modelo><versao>1.0 Flex 12V 5p</versao><anomodelo>2020</anomodelo><quilometragem>57.632</quilometragem><cor>Prata</cor><combustivel>Flex</combustivel><cambio>Manual</cambio><numeroportas>4</numeroportas><preco>R$ 45.900,00</preco><fotos><foto><url>${PHOTO.replaceAll('&', '&amp;')}</url></foto><foto><url></url></foto></fotos><opcionais><opcional>Ar-condicionado</opcional><opcional>Direção hidráulica</opcional></opcionais></veiculo></estoque>`,
    first: {
      id: '901',
      brand: 'Volkswagen',
      model: 'Gol',
      year: 2020,
      km: 57_632,
      price_cents: 4_590_000,
      transmission: 'manual',
      fuel: 'flex',
      photos: [PHOTO],
      options: ['Ar-condicionado', 'Direção hidráulica'],
    },
    cars: 1,
    refused: [],
  },
  {
    name: 'Autoconf, with a motorcycle',
    shape: 'autoconf',
    text: `<ADS><AD><ID>11</ID><CATEGORY>carros</CATEGORY><MAKE>Fiat</MAKE><MODEL>Argo</MODEL><VERSION>Drive 1.0</VERSION><YEAR>2022</YEAR><FABRIC_YEAR>2021</FABRIC_YEAR><MILEAGE>38000</MILEAGE><FUEL>Flex</FUEL><gear>Manual</gear><MOTOR>1.0</MOTOR><DOORS>4</DOORS><BODY>Hatch</BODY><PRICE>65900.00</PRICE><IMAGES><IMAGE_URL>${PHOTO.split('?')[0]}</IMAGE_URL></IMAGES><IMAGES><IMAGE_URL>https://fotos.example/sem-foto.jpg</IMAGE_URL></IMAGES><FEATURES><FEATURE>ABS</FEATURE></FEATURES></AD><AD><ID>12</ID><CATEGORY>motos</CATEGORY><MAKE>Honda</MAKE><MODEL>CG 160</MODEL><YEAR>2022</YEAR><PRICE>15900.00</PRICE></AD></ADS>`,
    first: {
      id: '11',
      year: 2022,
      year_made: 2021,
      price_cents: 6_590_000,
      body: 'hatch',
      transmission: 'manual',
      photos: ['https://fotos.example/carros/1.jpg'],
    },
    cars: 1,
    refused: ['not_a_car'],
  },
  {
    name: 'Revenda Mais',
    shape: 'revenda_mais',
    text: `<ADS><AD><ID>5</ID><TITLE>Onix Plus LT 1.0 Turbo Aut.</TITLE><MAKE>Chevrolet</MAKE><MODEL>Onix Plus</MODEL><VERSION>LT 1.0 Turbo Aut.</VERSION><YEAR>2021</YEAR><MILEAGE>0</MILEAGE><FUEL>Flex</FUEL><BODY_TYPE>Sedã</BODY_TYPE><PRICE>79.900</PRICE><ACCESSORIES>Airbag, ABS; Som</ACCESSORIES><IMAGES/></AD></ADS>`,
    // 0 km on a used car is what an empty field looks like.
    first: {
      model: 'Onix Plus',
      km: undefined,
      body: 'sedan',
      transmission: 'automatic',
      price_cents: 7_990_000,
      photos: [],
      options: ['Airbag', 'ABS', 'Som'],
    },
    cars: 1,
    refused: [],
  },
  {
    name: 'RevendaPro, photos in one text',
    shape: 'revenda_pro',
    text: `<CargaVeiculos><Veiculo><Codigo>77</Codigo><Tipo>Automóvel</Tipo><Marca>Hyundai</Marca><Modelo>HB20S</Modelo><Versao>Comfort 1.6</Versao><AnoModelo>2019</AnoModelo><AnoFabr>2018</AnoFabr><km>61.200 km</km><Combustivel>Álcool e Gasolina</Combustivel><Cambio>Mecânico</Cambio><Preco>58.900,00</Preco><Fotos>https://f.example/a.jpg;https://f.example/b.jpg;</Fotos><Equipamentos>Ar;Vidros</Equipamentos></Veiculo></CargaVeiculos>`,
    first: {
      id: '77',
      km: 61_200,
      fuel: 'flex',
      transmission: 'manual',
      body: 'sedan',
      photos: ['https://f.example/a.jpg', 'https://f.example/b.jpg'],
    },
    cars: 1,
    refused: [],
  },
  {
    name: 'DSAutoEstoque, CDATA price',
    shape: 'ds_auto_estoque',
    text: `<veiculos><veiculo><id>3</id><tipoveiculo>Carro</tipoveiculo><marca>Toyota</marca><modelo>Corolla</modelo><versao>XEi 2.0 Flex CVT</versao><anomodelo>2020</anomodelo><anofabricacao>2019</anofabricacao><km>42.000</km><preco><![CDATA[R$ 112.900,00]]></preco><fotos><foto>https://f.example/c.jpg</foto></fotos><opcionais><opcional>Couro</opcional></opcionais></veiculo><veiculo><id>3</id><marca>Toyota</marca><modelo>Etios</modelo><anomodelo>2018</anomodelo><anofabricacao>2018</anofabricacao><km>80.000</km><preco>49.900</preco></veiculo></veiculos>`,
    first: { price_cents: 11_290_000, transmission: 'automatic', fuel: 'flex', options: ['Couro'] },
    cars: 1,
    refused: ['duplicate_id'],
  },
  {
    name: 'Altimus, JSON',
    shape: 'altimus',
    text: JSON.stringify({
      veiculos: [
        {
          id: 8,
          tipo: 'Carro/Camioneta',
          marca: 'Jeep',
          modelo: 'Compass',
          versao: 'Longitude 2.0 4x4 Diesel 16V Aut.',
          anoModelo: '2021',
          ano_fabricacao: 2020,
          km: 55000,
          cor: 'Branco',
          combustivel: '',
          cambio: '',
          portas: 4,
          categoria: 'SUV',
          valorVenda: 139900.5,
          fotos: ['https://f.example/d.jpg'],
          opcionais: ['Teto'],
        },
        { id: 9, marca: 'Jeep', modelo: 'Renegade', ano: 2020, km: 40000, preco: 'Sob consulta', fotos: [] },
      ],
    }),
    first: { id: '8', price_cents: 13_990_050, fuel: 'diesel', transmission: 'automatic', body: 'suv', year: 2021 },
    cars: 1,
    refused: ['missing_price'],
  },
  {
    name: 'ClickGarage, plate as id and an option an element',
    shape: 'click_garage',
    text: `<estoque><veiculo><id>ABC1D23</id><placa>ABC1D23</placa><titulo>CRUZE Premier</titulo><tipo>Carro</tipo><marca>GM - Chevrolet</marca><modelo>CRUZE Premier 1.4 16V TB Flex Aut.</modelo><anomod>2018</anomod><anofab>2017</anofab><cor>Preto</cor><km>71.000</km><combustivel>Flex</combustivel><preco>84900</preco><imagem_principal>https://f.example/1.jpg</imagem_principal><foto2>https://f.example/2.jpg</foto2><foto3></foto3><ar_condicionado>sim</ar_condicionado><teto_solar>não</teto_solar></veiculo></estoque>`,
    first: {
      brand: 'Chevrolet',
      model: 'Cruze',
      version: 'Premier 1.4 16V TB Flex Aut.',
      transmission: 'automatic',
      body: 'sedan',
      plate_final_digit: '3',
      photos: ['https://f.example/1.jpg', 'https://f.example/2.jpg'],
      options: ['ar condicionado'],
    },
    cars: 1,
    refused: [],
  },
  {
    name: 'SimplesVeiculo, the automotive feed of Meta',
    shape: 'meta_automotive',
    text: `<listings><title>Loja</title><listing><vehicle_id>v1</vehicle_id><title>Honda Civic</title><make>Honda</make><model>Civic</model><year>2017</year><mileage><value>81000</value><unit>KM</unit></mileage><exterior_color>Cinza</exterior_color><fuel_type>flex</fuel_type><transmission>Automatic</transmission><body_style>SEDAN</body_style><vehicle_type>car_truck</vehicle_type><price>89900 BRL</price><image><url>https://f.example/e.jpg</url></image><image><url>https://f.example/f.jpg</url></image></listing></listings>`,
    first: {
      id: 'v1',
      km: 81_000,
      price_cents: 8_990_000,
      body: 'sedan',
      transmission: 'automatic',
      photos: ['https://f.example/e.jpg', 'https://f.example/f.jpg'],
    },
    cars: 1,
    refused: [],
  },
  {
    name: 'a site builder, the same car twice',
    shape: 'site_builder',
    text: `<estoque>${['1', '2'].map((id) => `<veiculo><id>${id}</id><titulo>Renault Kwid Zen</titulo><marca>Renault</marca><modelo>Kwid</modelo><ano>2019/2020</ano><km>45.300</km><cor>Vermelho</cor><combustivel>Flex</combustivel><cambio>Manual</cambio><motor>1.0</motor><preco>R$ 39.990,00</preco><fotos><foto>https://f.example/${id}.jpg</foto></fotos><opcionais>Ar, Som</opcionais></veiculo>`).join('')}</estoque>`,
    first: { year: 2020, year_made: 2019, price_cents: 3_999_000, options: ['Ar', 'Som'] },
    cars: 1,
    refused: ['same_car'],
  },
  {
    name: 'Boom, JSON under data, one car as an object',
    shape: 'boom',
    text: JSON.stringify({
      data: { codigo: 'B7', veiculo: 'Ford Ka SE 1.0 2018/2019', km: 66000, preco: '41.500', imagens: null },
    }),
    first: { id: 'B7', brand: 'Ford', model: 'Ka', year: undefined, price_cents: 4_150_000, photos: [] },
    cars: 1,
    refused: [],
  },
]
