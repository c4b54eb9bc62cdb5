"""The words that generated text is made of: plain English ones, and made-up ones for the glossary.

None of them is taken from a source. Each stands in for a word of the same length, so that a
generated record is as long as the real one whose shape it has.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable

KEPT = frozenset(
    """
    a about after again all also an and any are as at be because been before being between both but by can could did
    do does each every few for from had has have he her here him his how i if in into is it its just less like many
    may me might more most much must my need next no none nobody nor not now of off often on once one only or other
    our out over own per same she should since so some somebody something still such than that the their them then
    there these they this those through to too under until up us use very was we were what when where which while
    who whose why will with within without would yet you your zero two three four five six seven eight nine ten
    eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty cent percentage point points
    s t re ll ve p pp uk eu usa tv ok pdf gcse gcses
    """.split()
)
"""Words that stay: they carry grammar and numbers, and rules look at some of them."""

FILLERS = """
    ash bay bee cup day dew ebb elm fig fir hay hen hut ink ivy jar jug key lid log map mud nut oak oar owl pan pea
    pod rye sea sky tea toe urn van yew zip acre alto arch bark barn beam bell bird boat bolt book boot bowl brim
    cake calf cane clay coal coat cord cork crab crow dale dawn deck desk dome door dove drum duck dune fern fish
    flax foam foal fork gale gate gold gull harp herb hive hood iron jade kelp kite lake lamb lamp lane leaf lime
    lion loaf loft lute mane mast mill mint mist moon moss moth nest oven palm path pear pine plum pond quay quilt
    rain reed rice ring roof root rope rose salt sand seed silk snow soap song star swan tide tile toad tree vase
    vine wall wave well wick wind wing wolf wood wool wren yarn acorn amber apple arrow basil beach berry birch
    blaze bloom brass bread brick brook brush cedar chalk cider cliff cloak cloud clove coral crane creek crumb
    daisy delta eagle ember fable field flame fleet flint flock flute forge frost gable glade globe grain grape
    grass grove haven hazel heron honey horse ivory kiosk knoll ladle larch latch lemon light lilac linen lotus
    maple marsh meadow melon minty mound music nacre north oasis ocean olive onion opera orbit otter paddy paper
    pearl petal piano plaza poppy prism quail quartz raven river robin roost sable scarf shell shore slate sloop
    smoke spark spice spire spoon stone stork storm sugar table thyme tiger topaz torch tower tulip umber valley
    viola wagon water wheat wheel willow anchor autumn badger bakery barley basket beacon beaver bonnet bottle
    bridge bronze bucket butter button candle canyon carpet carrot castle cellar cherry cobalt coffee copper cotton
    cradle cricket dahlia dragon falcon fennel ferret fiddle flower forest fossil garden garlic ginger granite
    harbour hedge island jasmine jersey kettle ladder lagoon lantern lichen lizard magnet magpie mallow marble
    market meteor mirror mitten mosaic mussel mustard needle nettle nutmeg orange orchid orchard oyster pebble
    pepper pigeon pillow planet plough pollen potato quiver rabbit radish raisin ribbon rocket saddle saffron salmon
    sandal shadow silver sparrow spring spruce squash stable starling stream summer sunset tailor temple thicket
    thistle timber tinsel tomato trellis tunnel turnip turtle twilight velvet violet walnut weasel window winter
    almanac apricot avocado balcony bassoon blanket blossom bluebell bracken buzzard cabbage caravan cascade chimney
    cinnamon citadel clarinet coconut compass cottage coppice crystal current cushion cutlery cypress dolphin
    dovecot emerald feather festival fireside furnace gallery gazette glacier gosling hammock harvest hamper heather
    hemlock heritage horizon icicle juniper kestrel kitchen lacquer lattice laundry lavender leopard library lobster
    luggage machine mammoth mandolin mariner marigold meander midnight minaret monsoon morning mulberry nursery
    oatmeal obelisk octopus orchestra outpost paddock panther papyrus parsley peacock pelican penguin peninsula
    pergola pheasant pilgrim plateau porcelain postcard primrose promenade pumpkin pyramid rainbow raspberry refrain
    sapling sapphire scallop seagull seashell skylark snowdrop spinach squirrel stallion starfish steeple sunbeam
    sunflower sycamore tangerine tapestry teacup telescope terrace tortoise treasure trumpet umbrella vineyard
    volcano waterfall watercress whistle windmill woodland woodpecker aquamarine archipelago blackcurrant butterfly
    buttercup candlestick carnation chandelier chestnuts clementine constellation cornflower countryside dandelion
    dragonfly elderberry escarpment evergreen fingerprint forgetmenot foundation gooseberry grapefruit grasshopper
    harvester honeycomb honeysuckle kaleidoscope kingfisher lighthouse loganberry marketplace marshmallow
    mountaineer nasturtium nightingale observatory passageway peppercorn peppermint pomegranate quarterdeck
    rhododendron riverbank sandcastle schooner springboard strawberry thunderstorm tournament turquoise watercolour
    watermelon weathervane windowsill wintergreen workbenches
""".split()
"""Plain words that say nothing about the library's subject."""

_ONSETS = "b br c cl d dr f fl g gr h j k l m n p pl qu r s sk st t tr v w z".split()
_VOWELS = "a e i o u ai ea oa".split()
_WORD = re.compile(r"[A-Za-z]+")

_BY_LENGTH: dict[int, list[str]] = defaultdict(list)
for _filler in FILLERS:
    _BY_LENGTH[len(_filler)].append(_filler)
_SHORTEST, _LONGEST = min(_BY_LENGTH), max(_BY_LENGTH)


def filler(rng: random.Random, length: int) -> str:
    """Return a plain word of the length asked for, or of the nearest that there is."""
    return rng.choice(_BY_LENGTH[min(max(length, _SHORTEST), _LONGEST)])


def words_in(text: str) -> list[str]:
    """Return the words of a text as they are written."""
    return _WORD.findall(text)


class Coiner:
    """Makes words that are in no dictionary, none of them twice."""

    def __init__(self) -> None:
        self._taken = set(KEPT) | set(FILLERS)

    def word(self, rng: random.Random, length: int) -> str:
        """Return a new word in small letters, of four letters or more."""
        return self._new(lambda: self._sounds(rng)[: max(length, 4)].ljust(4, "o"))

    def letters(self, rng: random.Random, length: int) -> str:
        """Return a new abbreviation of three capital letters or more, none of them a vowel."""
        return self._new(lambda: "".join(rng.choices("BCDFGHJKLMNPQRTVWXZ", k=max(length, 3))))

    @staticmethod
    def _sounds(rng: random.Random) -> str:
        return "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) for _ in range(8))

    def _new(self, make: Callable[[], str]) -> str:
        while (word := make()).lower() in self._taken:
            pass
        self._taken.add(word.lower())
        return word
