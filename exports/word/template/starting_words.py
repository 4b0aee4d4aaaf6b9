"""The words of the starting template in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class StartingWords(NamedTuple):
    """``heads`` are the headings of the model rows' columns, by marker."""

    title: str
    content: str
    register: str
    tasks: str
    roll: str
    pieces: str
    pieces_rule: str
    all_markers: str
    heads: Mapping[str, str]
    rules: tuple[str, ...]
    single: str
    blocks: str
    blocks_example: str
    lists: str
    list_of: str
    same_fields: str
    entry_lists: str
    list_heads: tuple[str, str, str]
    explained_heads: tuple[str, str, str, str]


WORDS: Mapping[str, StartingWords] = {
    "vi": StartingWords(
        title="Mẫu biên bản và các trường của mẫu",
        content="Nội dung (theo diễn biến):",
        register="Danh mục nội dung hợp tác",
        tasks="Nhiệm vụ được giao",
        roll="Đại biểu tham dự",
        pieces="Hàng mẫu và đoạn mẫu có sẵn",
        pieces_rule="Chép bảng hoặc đoạn cần dùng lên phần trên của mẫu; cột thêm bớt được như mọi bảng khác.",
        all_markers="Danh sách các trường",
        heads={
            "number": "Số",
            "title": "Nội dung",
            "units": "Các bên, đơn vị chủ trì",
            "state": "Trạng thái",
            "outcome": "Kết quả",
            "name": "Họ tên",
            "office": "Chức vụ",
            "attendance": "Điểm danh",
            "position": "STT",
            "owners": "Đơn vị thực hiện",
            "text": "Nhiệm vụ",
            "deadline": "Thời hạn",
        },
        rules=(
            "Phần này, từ dòng trên trở đi, không được đưa vào văn bản; có thể để nguyên hoặc xóa đi.",
            "Sửa mẫu này trong Word như mọi văn bản khác: phông chữ, lề, bảng, đầu trang, chân trang. Chữ nằm giữa hai "
            "cặp dấu ngoặc nhọn là một trường; khi xuất văn bản, nội dung trong hồ sơ được điền vào chỗ của trường, "
            "theo định dạng của dấu ngoặc đầu tiên.",
            "Tên trường viết bằng tiếng Anh hay tiếng Việt, có dấu hay không dấu, chữ hoa hay chữ thường đều được. Nếu "
            "có trường không nằm trong danh sách dưới đây, chương trình không điền mẫu mà chỉ ra chỗ sai.",
            "Hàng của bảng có trường thuộc một danh sách là hàng mẫu: hàng đó được lặp lại cho từng mục của danh "
            "sách. Ngoài bảng, đoạn văn có trường như thế là đoạn mẫu. Nhiều hàng mẫu (đoạn mẫu) liền nhau của "
            "cùng một danh sách được lặp lại cùng nhau.",
            "Danh sách không có mục nào thì hàng mẫu, đoạn mẫu được bỏ đi; bảng chỉ còn tiêu đề, hay đề mục không còn "
            "gì ở dưới, thì ghi “Không có”. Đề mục nào có trường “đề_mục” của danh sách thì mất đi cùng danh sách đó. "
            "Đoạn văn chỉ gồm trường mà trường không có nội dung thì cũng được bỏ đi.",
        ),
        single="Trường cho cả văn bản",
        blocks="Trường cho nhiều đoạn và bảng, đứng riêng một đoạn",
        blocks_example="(nhiều đoạn)",
        lists="Các trường sau dùng trong hàng mẫu và đoạn mẫu.",
        list_of="Danh sách",
        same_fields="Mọi danh sách có thể dùng. Các danh sách ghi nhận (phát biểu, chỉ đạo, cam kết, kết luận …) có "
        "cùng các trường như danh sách “ghi_nhận”; các danh sách nội dung có cùng các trường như “nội_dung”.",
        entry_lists="Các danh sách",
        list_heads=("Tiếng Anh", "Tiếng Việt", "Gồm những gì"),
        explained_heads=("Trường", "Tên tiếng Việt", "Cho ra", "Ví dụ"),
    ),
    "en": StartingWords(
        title="Template for minutes and its markers",
        content="Content (by the course of the meeting):",
        register="Register of agreed items",
        tasks="Directives",
        roll="Delegates",
        pieces="Model rows and paragraphs ready for use",
        pieces_rule="Copy a table or a paragraph into the part above; columns are added and removed as in any table.",
        all_markers="All markers",
        heads={
            "number": "No.",
            "title": "Item",
            "units": "Parties, lead units",
            "state": "State",
            "outcome": "Outcome",
            "name": "Name",
            "office": "Office",
            "attendance": "Attendance",
            "position": "No.",
            "owners": "Unit",
            "text": "Task",
            "deadline": "Deadline",
        },
        rules=(
            "This part, from the line above on, is not printed; leave it or delete it.",
            "Change this template in Word like any other document: type, margins, tables, headers, footers. What "
            "stands between double braces is a marker; when the document is written, what the record holds takes its "
            "place, in the look of the marker's first brace.",
            "Markers may be written in English or Vietnamese, with or without accents and capitals. With a marker that "
            "is not on the list below the template is not filled, and the program says where it stands.",
            "A table row with a marker of a list is a model row: it is repeated for each record of the list. Outside "
            "tables, a paragraph with such a marker is a model paragraph. Model rows (or paragraphs) of one list that "
            "stand directly below one another are repeated together.",
            "Where a list holds nothing its model goes; a table of which only the head is left, or a heading with "
            "nothing below it, is followed by “None”. A heading with the list's marker “heading” goes with its list. "
            "A paragraph that has nothing but markers goes too when they give nothing.",
        ),
        single="Markers for the whole document",
        blocks="Markers for several paragraphs and tables; each stands alone in a paragraph",
        blocks_example="(several paragraphs)",
        lists="The following markers are for model rows and model paragraphs.",
        list_of="List",
        same_fields="Every list that can be used. The lists of entries (statement, directive, commitment, decision …) "
        "have the markers of the list “entry”; the lists of items have those of “item”.",
        entry_lists="The lists",
        list_heads=("English", "Vietnamese", "What it holds"),
        explained_heads=("Marker", "Vietnamese name", "Gives", "Example"),
    ),
}
