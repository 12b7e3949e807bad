import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.Version;

/**
 * Lucene in the race of match.bench.ts: the limits and the score of judge.ts, its limits as filters, its score as a function of doc values and of
 * the postings of grams. `java -cp JARS LucenePeer.java POSTINGS FOLDER PEOPLE WARM COUNT`: the postings as PostingsFile writes them, a folder for the
 * index, a line a person as lucene.ts writes them, of whom the first WARM are not measured, and the length of
 * a list.
 *
 * Prints the version and the bytes of the index, then of each form and person a line: form, nanoseconds of the thread's processor and of the
 * clock, whether two searches were needed, and each found as id:score.
 */
public class LucenePeer {
  /** So many postings stand where the first of two searches looks, at the least. */
  static final int FIRST = 5000;
  static final int OWN = 1, LOWERED = 2, REMOTE = 4;
  /** What is not said passes every limit: below the least schooling and experience, above every pay. */
  static final int UNSAID = -1;
  static final long MOST = Long.MAX_VALUE;

  public static void main(String[] args) throws IOException {
    try (Directory directory = new MMapDirectory(Path.of(args[1]))) {
      build(Path.of(args[0]), directory);
      long bytes = 0;
      for (String file : directory.listAll()) bytes += directory.fileLength(file);
      System.out.println(Version.LATEST + "|" + bytes);
      List<Person> people = new ArrayList<>();
      for (String line : Files.readAllLines(Path.of(args[2]))) people.add(new Person(line.split("\\|", -1)));
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        LucenePeer peer = new LucenePeer(reader, Integer.parseInt(args[4]));
        int warm = Integer.parseInt(args[3]);
        peer.race("one", people, warm, peer::inOne);
        peer.race("two", people, warm, peer::inTwo);
      }
    }
  }

  /** One segment, in the order by which ties are broken: of equal scores Lucene lists the lower number first. */
  static void build(Path postings, Directory directory) throws IOException {
    SortField[] order = {
      new SortField("own", SortField.Type.INT, true),
      new SortField("year", SortField.Type.INT, true),
      new SortField("day", SortField.Type.INT, true),
      new SortField("id", SortField.Type.STRING),
    };
    IndexWriterConfig config = new IndexWriterConfig().setIndexSort(new Sort(order)).setRAMBufferSizeMB(512);
    try (IndexWriter writer = new IndexWriter(directory, config); BufferedReader lines = Files.newBufferedReader(postings)) {
      lines.readLine();
      for (String line; (line = lines.readLine()) != null; ) writer.addDocument(documentOf(line.split("\\|", -1)));
      writer.forceMerge(1);
    }
  }

  static Document documentOf(String[] of) {
    Document document = new Document();
    boolean own = of[1].equals("true"), lowered = of[2].equals("true"), remote = of[3].equals("true");
    document.add(new SortedDocValuesField("id", new BytesRef(of[0])));
    number(document, "own", own ? 1 : 0);
    number(document, "flags", (own ? OWN : 0) | (lowered ? LOWERED : 0) | (remote ? REMOTE : 0));
    number(document, "area", Long.parseLong(of[4]));
    number(document, "payLow", said(of[5]));
    number(document, "payHigh", said(of[6]));
    number(document, "occupation", Long.parseLong(of[11]));
    number(document, "year", said(of[12]));
    number(document, "day", of[13].isEmpty() ? UNSAID : LocalDate.parse(of[13]).toEpochDay());
    number(document, "answers", said(of[14]));
    String[] titleGrams = list(of[15].substring(1, of[15].length() - 1), ",");
    number(document, "titleSize", titleGrams.length);
    for (String gram : titleGrams) term(document, "titleGram", gram);
    for (String gram : list(of[16].substring(1, of[16].length() - 1), ",")) term(document, "gram", gram);
    term(document, "area", of[4]);
    term(document, "occupation", of[11]);
    if (own) term(document, "is", "own");
    if (remote) term(document, "is", "remote");
    if (of[9].equals("true")) term(document, "is", "nights");
    if (of[10].equals("true")) term(document, "is", "outside");
    document.add(new LongPoint("payHigh", of[6].isEmpty() ? MOST : Long.parseLong(of[6])));
    document.add(new LongPoint("education", said(of[7])));
    document.add(new LongPoint("experience", said(of[8])));
    return document;
  }

  static void number(Document document, String field, long value) {
    document.add(new NumericDocValuesField(field, value));
  }

  static void term(Document document, String field, String value) {
    document.add(new StringField(field, value, Field.Store.NO));
  }

  static long said(String number) {
    return number.isEmpty() ? UNSAID : Long.parseLong(number);
  }

  static String[] list(String text, String between) {
    return text.isEmpty() ? new String[0] : text.split(between);
  }

  static int[] numbers(String text) {
    return Arrays.stream(list(text, ",")).mapToInt(Integer::parseInt).toArray();
  }

  static int[][] lists(String text) {
    return Arrays.stream(list(text, ";")).map(LucenePeer::numbers).toArray(int[][]::new);
  }

  /** Somebody's tables, as lucene.ts writes them. What stands for area and occupation is by number; 0 is none. */
  static class Person {
    final int titleWeight, occupationWeight, placeWeight, payWeight, skillsWeight, newnessWeight, answersWeight, total;
    final int unsaid, titleOfWords, payInPart, yearLost, loweredPercent, thisYear, skillsEnough, remoteValue;
    final long leastPay;
    final int[][] titles, skills, asks;
    /** What each area is worth, and how close each occupation is, from number 1 on. */
    final int[] places, close;
    /** Areas that are near enough; none: all are. Occupations that the law keeps him from. */
    final int[] near, forbidden;
    final int[] skillWeights;
    final boolean tooYoung, noRemote, noNights, childcare;
    final long education, experience;

    Person(String[] of) {
      int[] weights = numbers(of[0]), figures = numbers(of[1]), flags = numbers(of[11]);
      titleWeight = weights[0];
      occupationWeight = weights[1];
      placeWeight = weights[2];
      payWeight = weights[3];
      skillsWeight = weights[4];
      newnessWeight = weights[5];
      answersWeight = weights[6];
      total = Arrays.stream(weights).sum();
      unsaid = figures[0];
      titleOfWords = figures[1];
      payInPart = figures[2];
      yearLost = figures[3];
      loweredPercent = figures[4];
      thisYear = figures[5];
      skillsEnough = figures[6];
      remoteValue = figures[7];
      leastPay = said(of[2]);
      titles = lists(of[3]);
      skills = lists(of[4]);
      skillWeights = numbers(of[5]);
      places = numbers(of[6]);
      near = numbers(of[7]);
      close = numbers(of[8]);
      forbidden = numbers(of[9]);
      asks = lists(of[10]);
      tooYoung = flags[0] == 1;
      noRemote = flags[1] == 1;
      noNights = flags[2] == 1;
      childcare = flags[3] == 1;
      education = said(of[12]);
      experience = said(of[13]);
    }
  }

  interface Search {
    ScoreDoc[] best(Person person) throws IOException;
  }

  final IndexSearcher searcher;
  final LeafReader leaf;
  final int count;
  final int[] inArea;
  boolean twice;

  LucenePeer(DirectoryReader reader, int count) throws IOException {
    this.count = count;
    searcher = new IndexSearcher(reader);
    if (reader.leaves().size() != 1) throw new IllegalStateException("more segments than one");
    leaf = reader.leaves().get(0).reader();
    int most = 0;
    NumericDocValues areas = leaf.getNumericDocValues("area");
    while (areas.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) most = Math.max(most, (int) areas.longValue());
    inArea = new int[most + 1];
    for (int area = 0; area <= most; area++) inArea[area] = leaf.docFreq(new Term("area", Integer.toString(area)));
  }

  void race(String form, List<Person> people, int warm, Search search) throws IOException {
    var threads = ManagementFactory.getThreadMXBean();
    for (int nth = 0; nth < people.size(); nth++) {
      twice = false;
      long began = System.nanoTime(), before = threads.getCurrentThreadCpuTime();
      ScoreDoc[] best = search.best(people.get(nth));
      List<String> found = new ArrayList<>();
      for (ScoreDoc one : best) found.add(idOf(one.doc) + ":" + (int) one.score);
      long processor = threads.getCurrentThreadCpuTime() - before, clock = System.nanoTime() - began;
      if (nth >= warm)
        System.out.println(form + "|" + processor + "|" + clock + "|" + twice + "|" + String.join(",", found));
    }
  }

  String idOf(int document) throws IOException {
    SortedDocValues ids = leaf.getSortedDocValues("id");
    ids.advanceExact(document);
    return ids.binaryValue().utf8ToString();
  }

  /** Every posting that passes the limits is scored. */
  ScoreDoc[] inOne(Person person) throws IOException {
    return person.tooYoung ? new ScoreDoc[0] : top(limits(person).build(), person);
  }

  /** First where the place is worth most; then, where others could still reach the last of these, wherever they could. */
  ScoreDoc[] inTwo(Person person) throws IOException {
    if (person.tooYoung) return new ScoreDoc[0];
    if (person.placeWeight == 0) return inOne(person);
    int worth = worthOfMost(person);
    ScoreDoc[] first = top(limits(person).add(where(person, worth), Occur.FILTER).build(), person);
    int last = first.length == count ? (int) first[count - 1].score : 0;
    int lacks = last * person.total - 1000 * (person.total - person.placeWeight);
    int needed = Math.max(0, -Math.floorDiv(-lacks, person.placeWeight));
    if (needed >= worth) return first;
    twice = true;
    return top(limits(person).add(where(person, needed), Occur.FILTER).build(), person);
  }

  int worthOf(Person person, int area) {
    return area == 0 ? person.unsaid : person.places[area - 1];
  }

  int worthOfMost(Person person) {
    int[] standing = new int[1001];
    for (int area = 0; area < inArea.length; area++) standing[worthOf(person, area)] += inArea[area];
    int worth = 1001;
    for (int all = 0; worth > 0 && all < FIRST; ) all += standing[--worth];
    return worth;
  }

  Query where(Person person, int worth) {
    List<BytesRef> areas = new ArrayList<>();
    for (int area = 0; area < inArea.length; area++)
      if (worthOf(person, area) >= worth) areas.add(new BytesRef(Integer.toString(area)));
    return withRemote(areas, person.remoteValue >= worth);
  }

  static Query withRemote(List<BytesRef> areas, boolean remote) {
    Query inAreas = new TermInSetQuery("area", areas);
    if (!remote) return inAreas;
    return new BooleanQuery.Builder().add(inAreas, Occur.SHOULD).add(is("remote"), Occur.SHOULD).build();
  }

  ScoreDoc[] top(Query limits, Person person) throws IOException {
    return searcher.search(new FunctionScoreQuery(limits, new Score(person)), count).scoreDocs;
  }

  static Query is(String what) {
    return new TermQuery(new Term("is", what));
  }

  static Query anyGrams(int[][] lists) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (int[] grams : lists) {
      BooleanQuery.Builder all = new BooleanQuery.Builder();
      for (int gram : grams) all.add(new TermQuery(new Term("gram", Integer.toString(gram))), Occur.FILTER);
      any.add(all.build(), Occur.SHOULD);
    }
    return any.build();
  }

  /** What judge.ts calls fails, as filters. */
  BooleanQuery.Builder limits(Person person) {
    BooleanQuery.Builder limits = new BooleanQuery.Builder();
    limits.add(new MatchAllDocsQuery(), Occur.FILTER);
    if (person.forbidden.length > 0) {
      List<BytesRef> codes = new ArrayList<>();
      for (int code : person.forbidden) codes.add(new BytesRef(Integer.toString(code)));
      limits.add(new TermInSetQuery("occupation", codes), Occur.MUST_NOT);
    }
    if (person.asks.length > 0) {
      Query own = new BooleanQuery.Builder().add(is("own"), Occur.FILTER).add(anyGrams(person.asks), Occur.FILTER).build();
      limits.add(own, Occur.MUST_NOT);
    }
    if (person.near.length > 0) {
      List<BytesRef> areas = new ArrayList<>();
      for (int area : person.near) areas.add(new BytesRef(Integer.toString(area)));
      limits.add(withRemote(areas, true), Occur.FILTER);
    }
    if (person.noRemote) limits.add(is("remote"), Occur.MUST_NOT);
    if (person.leastPay != UNSAID) limits.add(LongPoint.newRangeQuery("payHigh", person.leastPay, MOST), Occur.FILTER);
    if (person.education != UNSAID) limits.add(LongPoint.newRangeQuery("education", UNSAID, person.education), Occur.FILTER);
    if (person.experience != UNSAID) limits.add(LongPoint.newRangeQuery("experience", UNSAID, person.experience), Occur.FILTER);
    if (person.noNights || person.childcare) limits.add(is("nights"), Occur.MUST_NOT);
    if (person.childcare) limits.add(is("outside"), Occur.MUST_NOT);
    return limits;
  }

  /** The score of judge.ts in the same whole numbers; a float holds them exactly. */
  static class Score extends DoubleValuesSource {
    final Person person;

    Score(Person person) {
      this.person = person;
    }

    @Override
    public DoubleValues getValues(LeafReaderContext context, DoubleValues scores) throws IOException {
      return new Scored(person, context.reader());
    }

    @Override
    public boolean needsScores() {
      return false;
    }

    @Override
    public DoubleValuesSource rewrite(IndexSearcher searcher) {
      return this;
    }

    @Override
    public boolean isCacheable(LeafReaderContext context) {
      return false;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(person);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Score && ((Score) other).person == person;
    }

    @Override
    public String toString() {
      return "score";
    }
  }

  /** Postings of one gram, asked of documents that come in order. */
  static class Gram {
    final PostingsEnum postings;

    Gram(LeafReader leaf, String field, int gram) throws IOException {
      postings = leaf.postings(new Term(field, Integer.toString(gram)), PostingsEnum.NONE);
    }

    boolean in(int document) throws IOException {
      if (postings == null) return false;
      int at = postings.docID();
      return (at < document ? postings.advance(document) : at) == document;
    }

    /** A gram that two lists name is read once. */
    static Gram[][] of(LeafReader leaf, String field, int[][] lists) throws IOException {
      Map<Integer, Gram> known = new HashMap<>();
      Gram[][] grams = new Gram[lists.length][];
      for (int at = 0; at < lists.length; at++) {
        grams[at] = new Gram[lists[at].length];
        for (int nth = 0; nth < lists[at].length; nth++) {
          int gram = lists[at][nth];
          if (!known.containsKey(gram)) known.put(gram, new Gram(leaf, field, gram));
          grams[at][nth] = known.get(gram);
        }
      }
      return grams;
    }
  }

  static class Scored extends DoubleValues {
    final Person person;
    final NumericDocValues flags, area, payLow, payHigh, occupation, year, answers, titleSize;
    final Gram[][] titles, skills;
    int document;

    Scored(Person person, LeafReader leaf) throws IOException {
      this.person = person;
      flags = leaf.getNumericDocValues("flags");
      area = leaf.getNumericDocValues("area");
      payLow = leaf.getNumericDocValues("payLow");
      payHigh = leaf.getNumericDocValues("payHigh");
      occupation = leaf.getNumericDocValues("occupation");
      year = leaf.getNumericDocValues("year");
      answers = leaf.getNumericDocValues("answers");
      titleSize = leaf.getNumericDocValues("titleSize");
      titles = Gram.of(leaf, "titleGram", person.titles);
      skills = Gram.of(leaf, "gram", person.skills);
    }

    @Override
    public boolean advanceExact(int next) {
      document = next;
      return true;
    }

    @Override
    public double doubleValue() throws IOException {
      int is = (int) of(flags);
      boolean own = (is & OWN) != 0, remote = (is & REMOTE) != 0;
      int sum = 0;
      if (person.titleWeight > 0) sum += person.titleWeight * title();
      if (person.occupationWeight > 0) sum += person.occupationWeight * occupation();
      if (person.placeWeight > 0) sum += person.placeWeight * (remote ? person.remoteValue : place());
      if (person.payWeight > 0) sum += person.payWeight * pay();
      if (person.skillsWeight > 0) sum += person.skillsWeight * skills();
      sum += person.newnessWeight * (own ? 1000 : newness());
      sum += person.answersWeight * answers();
      int score = sum / person.total;
      return (is & LOWERED) != 0 ? score * person.loweredPercent / 100 : score;
    }

    long of(NumericDocValues values) throws IOException {
      values.advanceExact(document);
      return values.longValue();
    }

    int title() throws IOException {
      int most = 0, size = -1;
      for (Gram[] title : titles) {
        int hits = 0;
        for (Gram gram : title) if (gram.in(document)) hits++;
        if (hits == 0) continue;
        if (size < 0) size = (int) of(titleSize);
        int value = person.titleOfWords * hits / title.length + (1000 - person.titleOfWords) * hits / Math.max(size, title.length);
        most = Math.max(most, value);
      }
      return most;
    }

    int occupation() throws IOException {
      int number = (int) of(occupation);
      return number == 0 ? person.unsaid : person.close[number - 1];
    }

    int place() throws IOException {
      int number = (int) of(area);
      return number == 0 ? person.unsaid : person.places[number - 1];
    }

    int pay() throws IOException {
      long least = Math.max(0, person.leastPay), low = of(payLow);
      if (low == UNSAID) return person.unsaid;
      if (low >= least) return 1000;
      return of(payHigh) >= least ? person.payInPart : 0;
    }

    int skills() throws IOException {
      int found = 0;
      for (int at = 0; at < skills.length; at++) if (all(skills[at])) found += person.skillWeights[at];
      return Math.min(1000, 1000 * found / person.skillsEnough);
    }

    boolean all(Gram[] grams) throws IOException {
      for (Gram gram : grams) if (!gram.in(document)) return false;
      return true;
    }

    int newness() throws IOException {
      int said = (int) of(year);
      if (said == UNSAID) return person.unsaid;
      return Math.min(1000, Math.max(0, 1000 - person.yearLost * (person.thisYear - said)));
    }

    int answers() throws IOException {
      int rate = (int) of(answers);
      return rate == UNSAID ? person.unsaid : rate * 10;
    }
  }
}
