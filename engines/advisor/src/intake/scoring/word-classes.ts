/**
 * What the words of Brazilian businesses are about, on folded text: a noun's class says more of a number beside it than the
 * noun itself, of which another writer has another. `word*` stands for all that begin so. General knowledge of the language.
 */
const classes = {
  patron:
    'client* freg* consumidor* compradora paciente* alun* estudante* assinante* mensalista* associad* soci* pagante* inquilin* locatari* morador* condomin* hosped* passageir* turist* visitante convidad* formand* noiv* casal casai* famili* usuari* leitor* tutor* crianc* bebe* idos* atleta* praticante* frequentador* participante* inscrit* matricul* cooperad* beneficiari* segurad* correntist* lojist* empresa colegi* condominio* escola prefeitura* restaurante mercado* revended* produtor* criador* fazendeir* motociclista* torcedor* espectador* jogador* seguidor*',
  contract: 'contrat* plano assinatur* apolic* carteira* mensalidade* conta licenca* cadeirante matricula*',
  lead: 'lead* contat* orcament* propost* cotac* clique* acess* interessad* visita curios* cadastr* mensage* conversa* solicitac* candidat* ligac* inscric* trial* teste* pesquis* simulac* agendament*',
  occasion:
    'consult* sess* aula* atendiment* procediment* cirurg* exame* laud* limpez* lavage* lavad* revis* banho* tosa* corte* cort* escova* progressiv* hidratac* tintur* coloracao barba unha* depil* massage* tratament* implante* protese* restaurac* canal aplicac* vacina* internac* parto* plantao plantoes viage* frete* entreg* corrida* mudanca* rota* coleta* trajeto* diaria* hospedag* reserva pernoite* festa* event* casament* formatura* show* espetacul* ensaio* foto album* obra* projeto* reforma servico* reparo* consert* instalac* manutencao vistori* inspec* visit* ordem ordens os chamad* curs* oficina palestra* treinament* locac* alug* excurs* passeio* voo* partida* campeonat* auditor* declarac* balanc* process* causa* laudos audienc* traduc* campanh* post video* site* logo* artes impress* encadern* publicac* anuncio* edic* safra* colheita* abate* ordenha* lote* remessa* embarque* carga* pulverizac* dosagem pesagem test-drive',
  goods:
    'pao paes bolo* pizza* lanche* hamburguer* marmit* quentinh* prato* refeic* salgad* doce* brigadeir* torta* cupcake* sorvete* picole* acai* copo* taca* garraf* lata* cerveja* chope* vinho* cafe* suco* coxinh* pastel pasteis tapioc* sanduich* espetinh* churrasc* combo* cesta* kit* caixa* pacote* saco* saca* fardo* pote* unidade* peca* iten* item produto* mercadoria* camis* camiset* vestid* calc* blusa* short* saia* jaqueta* uniform* biquini* maio sapat* tenis sandal* bota* bolsa* mochil* oculos relogio* joia* brinco* anel aneis colar* pulseir* perfume* creme* shampoo* livr* cadern* apostil* brinqued* jogo* celular* capinh* notebook* tv televis* geladeir* fogao fogoes movel moveis sofa* armario* guarda-roup* colchao colchoes cozinha* janela* porta* portao portoes grade* vidr* azulej* piso* tijol* telha* bloco* ciment* areia tinta pneu* bateria* filtro* oleo motor* carro* veicul* seminov* moto* bicicleta* bike* caminhonet* trator* planta* muda* flor* buque* arranj* coroa* vaso* arvore* racao remedi* medicament* caps* frasco* comprimid* armac* lente* buquê placa* painel paineis inversor* camera* rastread* caixinh* etiquet* cartao cartoes banner* folder* adesivo* convite* lembranc* vela* sabonete* ovo* queijo* leite frango* boi* vaca* porco* suino* novilh* bezerr* arrob* peixe* tilapia* camar* mel fruta* tomate* alface* batata* banana* laranja* milho soja graos feijao arroz trigo algodao cana lenha carvao madeir* tabua* palete* container* milheir* cento duzia* kg quilo* grama* litro* ml tonelad* ton metro* m2 m3 hora* casa* terren* imovel imoveis cota* cotas ingress* bilhet* passag* pacotes diplom*',
  space:
    'quarto* suite* chale* leito* uh uhs apartament* apto* mesa* cadeira* lugar* assento* poltron* vaga* sala* consultorio* box boxe* baia* quadra* raia* pista* estac* esteira* estufa* tanque* galpao* galpoes loja* filia* ponto* bancada* gondol* prateleir* armari* escaninh* espac* posic* turma* horario* cama* maca* provador* canil canis',
  asset:
    'caminh* van vans carreta* frota* onibus micro-onib* maquin* equipament* forno* colheitadeir* empilhadeir* impressor* computador* servidor* aparelho* andaime* guindast* retroescav* gerador* ar-condicionado drone* barco* lancha* cavalo* colmeia*',
  land: 'hectare* ha alqueire* m² cabeca* talhao talhoes',
  worker:
    'funcionari* empregad* colaborador* pessoa* pessoal equipe time vendedor* corretor* consultor* atendente* recepcionist* secretari* auxiliar* ajudante* assistente* estagiari* aprendiz gerente* supervisor* coordenador* encarregad* lider* diretor* professor* instrutor* monitor* personal tecnic* mecanic* funileir* pintor* eletricist* pedreir* servente* carpinteir* armador* encanador* soldador* marceneir* serralheir* costureir* bordad* cozinheir* chef* garcom garcons garconet* barman bartender* copeir* chapeir* padeir* confeiteir* pizzaiol* churrasqueir* motoboy* entregador* motorist* caminhoneir* cobrador* operador* tratorist* vaqueir* peao peoes caseir* colhedor* medic* dentist* enfermeir* fisioterapeut* psicolog* fonoaudiolog* nutricionist* veterinari* farmaceutic* esteticist* cabeleireir* barbeir* manicur* massagist* maquiador* tosador* banhist* cuidador* baba babas faxineir* diarist* camareir* zelador* porteir* vigi* bombeir* jardineir* piscineir* advogad* contador* analist* programador* desenvolvedor* dev devs designer* redator* fotograf* editor* cinegrafist* musico* dj* promotor* repositor* estoquist* conferent* balconist* telefonist* engenheir* arquitet* topograf* mestre freela* autonom*',
  bill: 'aluguel alugueis luz energia agua gas internet telefone contabilidade seguro* sistema* software* iptu licenciament* escritori* estrutura administrativ* administracao administrar folha salari* encargo* prolabore pro-labore manutenc* despesa* custo* gasto* contas parcela* prestac* financiament* boleto* imposto* tributo* taxa* tarifa* royalt* garage* deposito* material materiais insumo* ingrediente* materia-prim* embalage* combustivel diesel gasolina etanol pedagio* comissao comissoes propaganda anunci* marketing trafego midia divulgac* alimentac* vale* ',
  price:
    'preco* valor* ticket tiquete mensalid* honorari* cache* anuidad* sinal entrada tabela avulso',
  sell: 'vend* revend* cobr* fatur* emit* negoci* oferec* ofert* factur* comercializ* loc* alugo alugamos',
  buy: 'compr* fornec* pag* repass* gast* consom* desembols* adquir* import* encomend*',
  earn: 'entra entram entrou arrecad* receb* recebiment* receita* fatura* faturament* movimento movimenta gira giro rend* renda',
  keep: 'sobra* lucr* ganh* tir* embols* resultado margem margens deix* fica ficam liquid* limp* livre* retir* economiz* economia',
  lose: 'perd* prejuizo* queim* deficit vermelho desperdic* estrag* quebr* joga* refug* devolv* devoluc* cancel* desist* falt* inadimpl* calote* atras*',
  hold: 'caixa banco guardad* reserva* poupanc* aplicad* saldo disponivel capital dinheiro bolso',
  owe: 'dev* divida* emprest* financi* credito juro* consignado antecip* cheque ',
  invest: 'invest* reform* montar monta montagem abrir implant* instalar ampliar aporte franquia troc* adquirir',
  hire: 'contrat* admit* registr* clt efetiv* trazer ',
  change: 'subi* sub* aument* reajust* corrig* baix* reduz* cai* ca* cresc* queda* alta diminu* passar passou foi',
  part: 'metade terco parte fatia percentual restante resto demais dele dela deles delas desse* disso',
  time: 'dia* semana* mes meses ano* minuto* trimestre* semestre* prazo* ',
} as const

export type WordClass = keyof typeof classes

const whole = new Map<string, WordClass>()
const beginnings = new Map<string, WordClass>()
for (const [name, words] of Object.entries(classes) as [WordClass, string][])
  for (const word of words.split(' ')) {
    const [table, key] = word.endsWith('*') ? [beginnings, word.slice(0, -1)] : [whole, word]
    if (!table.has(key)) table.set(key, name)
  }

/** The class of a folded word; the longest beginning that is known decides. */
export function classOfWord(word: string): WordClass | undefined {
  const exact = whole.get(word) ?? whole.get(word.replace(/s$/, ''))
  if (exact) return exact
  for (let end = word.length; end >= 2; end--) {
    const found = beginnings.get(word.slice(0, end))
    if (found) return found
  }
  return undefined
}
